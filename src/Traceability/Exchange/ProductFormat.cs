using Traceability.Certificates;
using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>The files of the format that tell of products beyond what is common to all.</summary>
internal static class ProductFormat
{
    private static readonly string[] Inspections = ["3.1", "3.2"];

    public static Sheet Profiles { get; } = new("profiles", "what kinds of work demand; one that the program brought and nobody changed becomes what its row says",
        Number("code"), Line("name").Must, WordList<DocumentType>("required_documents"), Count("control_level").Saying("0 to 3: how strictly all that goes in is checked"), Word("inspection", Inspections).Saying("the inspection document of EN 10204 that metal has to have"),
        Count("needs_bom").Saying("1: no record without a released bill of materials"), Count("needs_sop").Saying("1: nor without a procedure"), Count("needs_drawing").Saying("1: nor without a drawing"))
    { Key = ["code"], Further = true };

    public static Sheet RecordLines { get; } = new("record_lines", "what records were to make: one product, or the several of a nest",
        Ref("record", Target.Record).Must, Count("position").Must.Saying("from 1"), Ref("product", Target.Product).Must, Count("units").Saying("how many were wanted"), Ref("order", Target.Order), Line("bom_revision"), Line("drawing"))
    { Parent = "record", Further = true };

    public static Sheet BomRevisions { get; } = new("bom_revisions", "whether revisions of bills of materials are released; one of boms that is not here was in force, and comes in as released",
        Ref("product", Target.Product).Must, Line("revision").Must, Count("position").Must.Saying("from 1, as they were begun"), Time("released_at").Saying("empty: a draft"), Line("released_by"))
    { Parent = "product", Further = true };
}
