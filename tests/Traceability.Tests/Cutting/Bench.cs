using Traceability.Certificates;
using Traceability.Cutting;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Tests.Cutting;

/// <summary>A lot on the bench, in memory, with what is done to it there.</summary>
internal sealed class Bench
{
    public static readonly DateOnly Today = new(2024, 6, 18);
    public static readonly DateTimeOffset Now = new(2024, 6, 18, 8, 0, 0, TimeSpan.Zero);
    public static readonly Who Lead = new("ML", "Mara", Role.QualityLead);
    public static readonly Who Staff = new("JF", "Jonas", Role.Staff);

    private int numbers;

    public Bench(Unit unit, long micro, long? minUseful = null, int? tolerance = null, PieceSize? size = null)
    {
        Material = Material.Named("ALU", "Aluminium", Category.Metal, unit, controlLevel: ControlLevel.Untracked);
        Material.IsCut(null, minUseful is { } least ? new(least, unit) : null, tolerance);
        var receipt = Receipt.Of("RCP-0001", Supplier.Named("S", "Supplier"), null, Today, Today);
        Lot = receipt.Take(new("ALU-0524-001", Material, new(micro, unit), null, Heat.Of("Northmill", "25987741")));
        if (size is { } known) Lot.Measured(known);
    }

    public Material Material { get; }

    public Lot Lot { get; }

    public Cut Plan(int count, decimal each, decimal loss = 0, CutDetails? details = null, Unit? unit = null, decimal? taken = null) =>
        Cut.Plan("CUT-0007", Lot, Pieces(count, Quantity.Of(each, unit ?? Lot.Unit)), Quantity.Of(loss, Lot.Unit), taken is { } all ? Quantity.Of(all, Lot.Unit) : null, Today, Today, "JF", details);

    public IReadOnlyList<PlannedPiece> Pieces(int count, Quantity each, PieceSize? size = null) =>
        [.. Enumerable.Range(0, count).Select(_ => new PlannedPiece($"ALU-0524-001-{++numbers:00}", each, null, size))];

    public static Cut Ready(Cut cut, MarkMethod method = MarkMethod.Etch)
    {
        foreach (var one in cut.Transfers)
        {
            one.Mark(method, "JF", Now);
            one.ReadBack(Read("25987741"));
        }
        return cut;
    }

    public static MarkReading Read(string says, string by = "JF", string? evidence = null, Quantity? counted = null, bool another = false) => new(says, by, Now, another, counted, evidence);

    public static ManufactureRecord Job(params DocumentType[] papers)
    {
        var product = Product.Named("BOX", "Box", IdentifiedBy.Batch);
        product.RequiredDocuments = papers;
        return ManufactureRecord.Start("MFG-0001", product, null, Today, Today, "JF");
    }

    public static string Refused(Action act) => Assert.Throws<DomainRuleException>(act).Message;
}
