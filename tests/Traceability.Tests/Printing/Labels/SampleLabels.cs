using Traceability.Printing.Labels;

namespace Traceability.Tests.Printing.Labels;

/// <summary>Labels such as a shop prints, and some that it hopes never to.</summary>
internal static class SampleLabels
{
    public const string Shop = "Kiln Lane Workshop";

    /// <summary>All signs that are commands somewhere.</summary>
    public const string Risky = "a^b~c\\d_e>f<g&h\"i'j|k`l";

    /// <summary>64 signs, as long as a number on a label may be.</summary>
    public const string Long = "SUPPLIER/LOT 2024.05.14-0001234567-ABCDEFGHIJ-0987654321-XYZW-77";

    public static readonly DateTimeOffset Morning = new(2024, 5, 22, 8, 30, 0, TimeSpan.FromHours(1));

    public static Label Lot { get; } = new() { Number = "ACR-0524-02", Lines = [new("Cast acrylic, clear, 3 mm, PMMA", true), new("Plexalon PX-GS-240417"), new("in 2024-05-14")] };

    public static Label Piece { get; } = new() { Number = "ALU-0524-001-09", Lines = [new("Aluminium plate 10 mm, 6061-T6", true), new("heat 25987741", true), new("CUT-0007 · 2024-05-20")] };

    public static Label Unit { get; } = new() { Number = "ENC-0117", Lines = [new("Enclosure, clear", true), new("MFG-0056, no. 5 · 2024-05-21")] };

    public static Label Held { get; } = new()
    {
        Number = "PLY-0524-001",
        Lines = [new("Birch plywood BB/BB 12 mm, exterior glue, FSC mix credit, sanded both sides", true), new("Baltic Ply SL-88213"), new("in 2024-05-14")],
        Warning = new("HOLD – do not use", "Mara Lindqvist, 2024-05-22: supplier called about delamination in the same batch, to be tested before anything else is made of it"),
    };

    public static Label Rejected { get; } = new() { Number = "STL-0524-003", Lines = [new("Steel bar", true)], Warning = new("REJECTED – do not use", "Jon, 2024-05-22: numbers differ") };

    public static Label Rack { get; } = new() { Number = "Rack A2, top shelf by the window", Code = "PLC-0001", IsName = true, Lines = [new("PLC-0001", true)] };

    public static Label Plain(string number) => new() { Number = number };

    /// <summary>As they come every day.</summary>
    public static IReadOnlyList<Label> Usual { get; } = [Lot, Piece, Unit, Held, Rejected, Rack, Plain("TAG-000001")];

    /// <summary>Those that only a roomy label takes.</summary>
    public static IReadOnlyList<Label> Hard { get; } = [Plain(Risky), Plain(Long), Plain("批号-2024-0514-アクリル板-003"), Plain("ЛОТ-0524-Ä-ł-001"), new() { Number = "مخزن-0524", Lines = [new("أكريليك شفاف")] }];

    public static PdfFile Print(LabelFormat format, IReadOnlyList<LabelCopies> labels, int start = 1, LabelCode code = LabelCode.Auto) => new(Bytes(format, labels, start, code));

    public static byte[] Bytes(LabelFormat format, IReadOnlyList<LabelCopies> labels, int start = 1, LabelCode code = LabelCode.Auto)
    {
        using var stream = new MemoryStream();
        new LabelPdf(format, code, Shop) { UseInstalledFonts = false }.Print(labels, start, Morning, stream);
        return stream.ToArray();
    }

    public static IReadOnlyList<LabelCopies> Once(IEnumerable<Label> labels) => [.. labels.Select(label => new LabelCopies(label, 1))];
}
