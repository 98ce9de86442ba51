namespace Traceability.Benchmarks.Shop;

internal enum LotKind { Raw, Offcut, Output }

/// <summary>A lot of a made-up shop. Amounts are whole pieces, days count from the shop's first; ids are places in lists, from 1.</summary>
internal sealed class MadeLot
{
    public required int Id { get; init; }
    public required string Number { get; init; }
    public required LotKind Kind { get; init; }
    public required int Day { get; init; }

    /// <summary>0 for what is made here.</summary>
    public int Material { get; init; }
    public int Product { get; set; }
    public int Supplier { get; init; }
    public int Heat { get; init; }

    /// <summary>At least what is taken from it later.</summary>
    public long Quantity { get; set; }
    public long Used { get; set; }
}

/// <summary>A cut or a manufacture record.</summary>
internal sealed class MadeAct
{
    public required int Id { get; init; }
    public required string Number { get; init; }
    public required int Day { get; init; }
    public bool IsCut { get; init; }
    public int Parent { get; init; }
    public int Product { get; init; }
    public long Positions { get; set; }
}

internal sealed class MadeInput
{
    public required int Act { get; init; }
    public required int Lot { get; init; }
    public required long Quantity { get; init; }

    /// <summary>As stated; 0 for all units.</summary>
    public long First { get; set; }
    public long Last { get; set; }

    /// <summary>As it takes effect; 0 where it meets no unit, and so all.</summary>
    public long ReachFirst { get; set; }
    public long ReachLast { get; set; }
}

internal sealed class MadeOutput
{
    public required int Act { get; init; }
    public required int Lot { get; init; }
    public long First { get; set; }
    public long Last { get; set; }
}

internal sealed record MadeShipment(int Id, string Number, int Customer, int Day);

/// <param name="Lot">0 where nobody wrote down which batch it was.</param>
internal sealed record MadeLine(int Shipment, int Lot, long Quantity);

/// <summary>A shop with some years of history, in memory. The same seed makes the same shop.</summary>
internal sealed class MadeShop
{
    public const int Days = 3650, Materials = 40;

    /// <summary>The day a shop begins.</summary>
    public static readonly DateOnly Beginning = new(2016, 1, 4);

    public required int Received { get; init; }
    public required int Suppliers { get; init; }
    public required int Customers { get; init; }
    public int Heats { get; set; }

    public List<MadeLot> Lots { get; } = [];
    public List<MadeAct> Acts { get; } = [];
    public List<MadeInput> Inputs { get; } = [];
    public List<MadeOutput> Outputs { get; } = [];
    public List<MadeShipment> Shipments { get; } = [];
    public List<MadeLine> Lines { get; } = [];

    /// <summary>Where the special walks begin: the lot for a recall, the shipment for a trace back.</summary>
    public Dictionary<string, int> Specials { get; } = [];

    /// <summary>Each material has one product made of it; one more is put together from those, and one stands for tests.</summary>
    public static int Products => Materials + 2;
    public static int Assembly => Materials + 1;
    public static int SpecialProduct => Materials + 2;

    public static string Iso(int day) => Beginning.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public MadeLot Lot(int id) => Lots[id - 1];

    public MadeAct Act(int id) => Acts[id - 1];

    public long Rows => Lots.Count + Acts.Count + Inputs.Count + Outputs.Count + Shipments.Count + Lines.Count;
}
