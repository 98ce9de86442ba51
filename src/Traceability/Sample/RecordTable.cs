namespace Traceability.Sample;

/// <summary>A lot that a record names by hand, where not simply the oldest was taken.</summary>
internal sealed record Take(string Lot, decimal Amount, long? First = null, long? Last = null);

/// <summary>What of a job goes to whom.</summary>
/// <param name="Lot">Which of the job's batches; of serial units always 0.</param>
/// <param name="First">The first unit, counted from 0, of serial units.</param>
/// <param name="To">Places in the list of those reached by the recalled lot.</param>
internal sealed record Share(int Lot, int First, int Units, params int[] To);

/// <summary>One manufacture record: what was made, how many, and how many customers it went to.</summary>
internal sealed record Job(int No, string Day, string Sku, int Units, int Customers)
{
    public Take[] Takes { get; init; } = [];

    /// <summary>Sizes of the batches that come out, where it is not one.</summary>
    public int[] Batches { get; init; } = [];

    /// <summary>What goes to those the recall has to reach; nobody else gets any of it.</summary>
    public Share[] Reached { get; init; } = [];

    /// <summary>What goes to everybody else, where it is not the whole job.</summary>
    public Share? Rest { get; init; }

    /// <summary>The customer whose own material is used.</summary>
    public string? For { get; init; }

    /// <summary>Working days within which it is shipped.</summary>
    public int Within { get; init; } = 18;

    /// <summary>Still on the bench today.</summary>
    public bool Open { get; init; }

    public string Number => $"MFG-{No:0000}";
}

/// <summary>The year's records. MFG-0057 is a rework and stands with the incidents.</summary>
internal static class RecordTable
{
    public static readonly Job[] All =
    [
        new(1, "2023-06-21", "GDE-05", 40, 12), new(2, "2023-06-26", "ENC-10", 16, 7), new(3, "2023-07-05", "PST-06", 30, 10),
        new(4, "2023-07-10", "TTR-24", 12, 5), new(5, "2023-07-17", "CKC-01", 50, 18), new(6, "2023-07-24", "DRG-05L", 32, 10),
        new(7, "2023-07-31", "MIN-12", 40, 10), new(8, "2023-08-08", "BRK-61", 24, 6), new(9, "2023-08-14", "SGN-A3", 10, 5),
        new(10, "2023-08-21", "GDE-05", 45, 13), new(11, "2023-08-30", "ENC-10", 18, 8), new(12, "2023-09-05", "CKC-01", 50, 18),
        new(13, "2023-09-11", "PST-06", 36, 11), new(14, "2023-09-20", "JIG-MD", 4, 3), new(15, "2023-09-25", "TTR-24", 10, 5),
        new(16, "2023-09-28", "SPH-01", 20, 8), new(17, "2023-10-03", "MIN-12", 48, 12), new(18, "2023-10-09", "DRG-05L", 40, 12),
        new(19, "2023-10-13", "LID-10", 16, 0), new(20, "2023-10-18", "ENC-20", 8, 4), new(21, "2023-10-24", "CKC-01", 50, 18),
        new(22, "2023-10-30", "GDE-05", 40, 12), new(23, "2023-11-06", "SGN-A3", 14, 6), new(24, "2023-11-10", "BRK-61", 30, 8),
        new(25, "2023-11-15", "CKC-01", 50, 18), new(26, "2023-11-20", "ENC-10", 20, 9), new(27, "2023-11-24", "PST-06", 40, 12),
        new(28, "2023-11-29", "MIN-12", 50, 13), new(29, "2023-12-05", "TTR-24", 12, 6), new(30, "2023-12-11", "SPH-01", 24, 9),
        new(31, "2023-12-15", "SGN-A3", 12, 5), new(32, "2024-01-08", "DRG-05L", 40, 12), new(33, "2024-01-15", "ENC-10", 20, 9),
        new(34, "2024-01-22", "GDE-05", 45, 13), new(35, "2024-01-29", "JIG-MD", 5, 3), new(36, "2024-02-05", "PST-06", 30, 10),
        new(37, "2024-02-12", "MIN-12", 44, 11) { Takes = [new("RES-0224-001", 792)] },
        new(38, "2024-02-19", "LID-10", 20, 0), new(39, "2024-02-23", "ENC-20", 10, 5),
        new(40, "2024-02-28", "JIG-MD", 2, 1) { Takes = [new("SST-0224-001", 120)], For = "Pennine Robotics Club", Within = 4 },
        new(41, "2024-03-04", "CKC-01", 50, 18), new(42, "2024-03-11", "TTR-24", 14, 6), new(43, "2024-03-18", "BRK-61", 28, 7),
        // Voided the day after: the drawing of another product lay on the bench.
        new(44, "2024-04-03", "GDE-05", 10, 0),
        new(45, "2024-04-08", "ENC-10", 22, 10),

        // The spring of PLA-0424-01: gaskets of lids, cable guides, and enclosures.
        new(46, "2024-04-16", "LID-10", 24, 2) { Takes = [new("PLA-0424-01", 192)], Reached = [new(0, 0, 4, 19, 20)], Within = 30 },
        new(47, "2024-04-24", "ENC-20", 12, 7) { Takes = [new("MFG-0046-01", 12), new("PLA-0424-02", 420)], Reached = [new(0, 0, 9, 13, 14, 15, 16, 17, 18, 1)] },
        new(48, "2024-05-07", "GDE-05", 51, 13) { Takes = [new("PLA-0424-01", 3060)], Reached = [new(0, 0, 45, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)] },
        new(49, "2024-05-21", "DRG-05L", 8, 3) { Takes = [new("ACR-0524-02", 1)] },
        // Twenty grams of black PLA that nobody wrote down: what a recall cannot rule out.
        new(50, "2024-05-23", "ENC-10", 6, 3) { Takes = [new("PLA-0524-03", 100)], Within = 4 },
        new(51, "2024-05-28", "TTR-24", 8, 4) { Takes = [new("ACR-0524-02", 2)], Within = 9 },
        new(52, "2024-05-31", "ENC-10", 10, 5)
        {
            Takes = [new("PLA-0424-01", 100, 1, 5), new("PLA-0524-03", 100, 6, 10)],
            Reached = [new(0, 0, 5, 21, 22, 23)], Rest = new(0, 5, 5, -1, -1), Within = 7,
        },
        new(53, "2024-06-04", "GDE-05", 31, 12)
        {
            Takes = [new("PLA-0424-01", 1200, 1, 20), new("PLA-0524-03", 660, 21, 31)], Batches = [20, 11],
            Reached = [new(0, 0, 16, 24, 25, 26, 27, 28, 29, 30, 0)], Rest = new(1, 0, 9, -1, -1, -1, -1), Within = 7,
        },
        new(54, "2024-06-06", "BRK-61", 20, 0),
        new(55, "2024-06-12", "PST-06", 24, 3) { Within = 3 },
        new(56, "2024-06-14", "ENC-10", 10, 3) { Takes = [new("ACR-0524-02", 5), new("PLA-0424-01", 200)], Reached = [new(0, 0, 4, 31, 32, 33)], Within = 1 },

        new(58, "2024-06-18", "GDE-05", 5, 0) { Takes = [new("PLA-0424-01", 300)], Open = true },
        new(59, "2024-06-18", "TTR-24", 6, 0) { Open = true },
        new(60, "2024-06-18", "ENC-20", 8, 0) { Open = true },
    ];
}
