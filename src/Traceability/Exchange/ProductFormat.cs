using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>The files of the format that tell of products beyond what is common to all.</summary>
internal static class ProductFormat
{
    public static Sheet BomRevisions { get; } = new("bom_revisions", "whether revisions of bills of materials are released; one of boms that is not here was in force, and comes in as released",
        Ref("product", Target.Product).Must, Line("revision").Must, Count("position").Must.Saying("from 1, as they were begun"), Time("released_at").Saying("empty: a draft"), Line("released_by"))
    { Parent = "product", Further = true };
}
