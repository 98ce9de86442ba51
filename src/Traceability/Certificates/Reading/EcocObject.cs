namespace Traceability.Certificates.Reading;

/// <summary>One object that an E-CoC declares: its batches, its casts, its material.</summary>
internal sealed record EcocObject(string Id, IReadOnlyList<string> Lots, IReadOnlyList<string> Heats, IReadOnlyList<string> Grades, IReadOnlyList<string> Standards)
{
    /// <summary>Every object, those within others too.</summary>
    public static List<EcocObject> All(Part data)
    {
        var all = new List<EcocObject>();
        foreach (var one in data.Has("ObjectOfDeclaration") ? data.List("ObjectOfDeclaration") : throw data.Missing("ObjectOfDeclaration"))
            // As deep as JSON may be nested, which is not deep.
            for (Part? next = one.AsObject(); next is { } part; next = part.OptionalObject("AdditionalObjects")) all.Add(Of(part));
        return all;
    }

    private static EcocObject Of(Part part)
    {
        var properties = part.List("ObjectProperties");
        return new(part.Text("ObjectId"), Named(properties, "BatchNo"), Named(properties, "CastNo"), Named(properties, "Material"), part.Texts("NormativeRef"));
    }

    private static List<string> Named(IReadOnlyList<Part> properties, string name) =>
        [.. properties.Where(property => property.Text("Name") == name).SelectMany(property => property.Texts("Value")).Distinct(StringComparer.Ordinal)];
}
