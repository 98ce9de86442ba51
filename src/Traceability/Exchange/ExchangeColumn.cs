using Traceability.Data;

namespace Traceability.Exchange;

/// <summary>What a cell may hold.</summary>
internal enum CellKind
{
    /// <summary>One line of words.</summary>
    Line,

    /// <summary>Words over several lines.</summary>
    Text,

    /// <summary>An identifier, kept as written and compared in its normal form.</summary>
    Number,

    /// <summary>The identifier of a row that stands elsewhere, in the bundle or in the shop.</summary>
    Reference,

    /// <summary>Several of them, with ";" between.</summary>
    References,

    /// <summary>One word of a list.</summary>
    Word,

    /// <summary>Several of them, with ";" between.</summary>
    Words,

    /// <summary>2024-05-31</summary>
    Date,

    /// <summary>ISO 8601 with its offset.</summary>
    Time,

    /// <summary>An exact decimal, with a point.</summary>
    Amount,

    Unit,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>The path of a file inside the bundle.</summary>
    File,

    /// <summary>SHA-256 in hex.</summary>
    Hash,
}

/// <summary>What a reference can lead to.</summary>
internal enum Target { Supplier, Material, Product, Component, Receipt, Lot, Heat, Document, Cut, PlannedCut, Record, Order, Shipment, Customer, Recall, Certificate, PurchaseOrder, Profile, Person, Topic, Sop, Issue, Machine }

internal enum Sign { AboveNothing, NotBelowNothing, Any }

/// <summary>One column: its name, what it holds, and what is asked of it. Reading, writing and the documentation all go by it.</summary>
internal sealed record Column(string Name, CellKind Kind)
{
    public bool Required { get; init; }

    /// <summary>True for what the program knows beyond the format that is common to all.</summary>
    public bool Further { get; init; }

    /// <summary>What a reference leads to.</summary>
    public Target? To { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public Sign Sign { get; init; }

    /// <summary>Also staged in its normal form, to be looked up by it.</summary>
    public bool Keyed { get; init; }

    /// <summary>For the documentation.</summary>
    public string Says { get; init; } = "";

    public bool HasKey => Keyed || Kind is CellKind.Number or CellKind.Reference;

    public static Column Line(string name) => new(name, CellKind.Line);

    public static Column Text(string name) => new(name, CellKind.Text);

    public static Column Number(string name) => new(name, CellKind.Number) { Required = true };

    public static Column Ref(string name, Target to) => new(name, CellKind.Reference) { To = to };

    public static Column Refs(string name, Target to) => new(name, CellKind.References) { To = to };

    public static Column Word(string name, IEnumerable<string> words) => new(name, CellKind.Word) { Words = [.. words] };

    public static Column Word<T>(string name) where T : struct, Enum => Word(name, WordsInText.All<T>());

    public static Column WordList<T>(string name) where T : struct, Enum => new(name, CellKind.Words) { Words = [.. WordsInText.All<T>()] };

    public static Column Date(string name) => new(name, CellKind.Date);

    public static Column Time(string name) => new(name, CellKind.Time);

    public static Column Amount(string name, Sign sign = Sign.AboveNothing) => new(name, CellKind.Amount) { Sign = sign };

    public static Column Unit(string name) => new(name, CellKind.Unit);

    public static Column Count(string name) => new(name, CellKind.Count);

    public Column Must => this with { Required = true };

    public Column Beyond => this with { Further = true };

    public Column WithKey => this with { Keyed = true };

    public Column Saying(string says) => this with { Says = says };
}

/// <summary>One file of a bundle, a sheet of a workbook.</summary>
/// <param name="Name">Without its ending.</param>
internal sealed record Sheet(string Name, string Says, params Column[] Columns)
{
    /// <summary>True for what the program knows beyond the format that is common to all.</summary>
    public bool Further { get; init; }

    /// <summary>True for what is written to be read by people and never comes back.</summary>
    public bool ForReading { get; init; }

    /// <summary>The columns that name the row; empty where a row is compared whole.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The column that names whose row it is, where the row is compared whole: these come in all together or not at all.</summary>
    public string? Parent { get; init; }

    public Column this[string name] => Columns.Single(c => c.Name == name);

    public override string ToString() => Name;
}
