namespace Traceability.Sample;

/// <summary>What became of a line of a delivery at the door.</summary>
internal enum Fate { Accepted, Rejected, Quarantined, OnlyRead, OnlyCompared, Untouched }

/// <summary>One material of a delivery.</summary>
/// <param name="Amount">In the material's unit.</param>
/// <param name="Maker">The maker's lot; of metal the heat.</param>
/// <param name="Number">The supplier's number taken over as the lot's; else one is made here.</param>
internal sealed record Line(string Material, decimal Amount, string? Maker = null, string? Number = null, string? Place = null)
{
    /// <summary>What is read off the material, if it is not the maker's lot; "" when there is no number on it.</summary>
    public string? Reads { get; init; }

    /// <summary>The number on the certificate, if it is not the maker's lot.</summary>
    public string? Says { get; init; }

    /// <summary>The certificate's number, if it is not made of the maker's lot.</summary>
    public string? Certificate { get; init; }

    public string? Expires { get; init; }

    public Fate Fate { get; init; }

    public string Why { get; init; } = "";
}

/// <param name="From">The supplier's code, or the name of the customer whose own material it is.</param>
internal sealed record Delivery(string Day, string At, string From, string Slip, params Line[] Lines);

/// <summary>The year's deliveries, RCP-0001 to RCP-0044.</summary>
internal static class DeliveryTable
{
    public static readonly Delivery[] All =
    [
        new("2023-06-20", "08:35", "HAR", "HP-31877", new Line("ACR-3C", 20, "PX-GS-230508", "ACR-0623-01", "Rack A2")),
        new("2023-06-20", "10:10", "FIL", "FP-8809", new Line("PLA-BK", 4000, "F23-09114", "PLA-0623-01", "Dry box 1")),
        new("2023-06-27", "08:50", "BAL", "B-2210", new Line("PLY-6", 8, "BP-23-061", null, "Shelf A3")),
        new("2023-07-04", "09:05", "HAR", "HP-32015",
            new Line("CEM-AC", 250, "HC-0871", null, "Solvents") { Expires = "2024-02-28" }, new Line("GLU-PV", 500, "HG-4410", null, "Bench 2")),
        new("2023-07-11", "08:40", "FIL", "FP-8871", new Line("PETG-NT", 3000, "F23-10020", "PETG-0723-01", "Dry box 2")),
        new("2023-07-18", "09:20", "LUM", "LR-50117", new Line("RES-GR", 1000, "405G-2305", "RES-0723-01", "Cabinet R") { Expires = "2024-07-31" }),
        new("2023-07-25", "08:30", "TRM", "T-7004", new Line("ALU-10", 5000, "25961180", null, "Plate rack") { Certificate = "86602-1" }),
        new("2023-07-26", "11:15", "HAR", "HP-32290", new Line("ACR-3W", 14, "PX-WH-230612", "ACR-0723-02", "Rack A2")),
        new("2023-08-01", "10:45", "BRF", "1180-23", new Line("SCR-M3", 500, "L77120", null, "Drawer 4")),
        new("2023-08-15", "08:55", "FIL", "FP-9012", new Line("PLA-BK", 4000, "F23-10388", "PLA-0823-01", "Dry box 1")),
        new("2023-08-22", "09:00", "HAR", "HP-32671", new Line("ACR-3C", 20, "PX-GS-230718", "ACR-0823-01", "Rack A2")),
        new("2023-08-29", "08:35", "BAL", "B-2304", new Line("PLY-6", 12, "BP-23-088", null, "Shelf A3")),
        new("2023-08-29", "10:20", "FIL", "FP-9077", new Line("PETG-NT", 3000, "F23-10511", "PETG-0823-01", "Dry box 2")),
        new("2023-09-06", "09:10", "TRM", "T-7119", new Line("SST-2", 2500, "K40417", null, "Plate rack") { Certificate = "S-2291" }),
        new("2023-09-19", "08:30", "BAL", "B-2361", new Line("PLY-3", 10, "BP-23-101", null, "Shelf A3")),
        new("2023-09-19", "09:40", "LUM", "LR-50640", new Line("RES-GR", 2000, "405G-2308", "RES-0923-01", "Cabinet R") { Expires = "2024-09-30" }),
        new("2023-10-03", "08:45", "BRF", "1544-23", new Line("INS-M3", 500, "L78002", null, "Drawer 4")),
        new("2023-10-10", "09:00", "FIL", "FP-9230", new Line("PETG-NT", 4000, "F23-10877", "PETG-1023-01", "Dry box 2")),
        new("2023-10-17", "08:40", "HAR", "HP-33340", new Line("ACR-3W", 12, "PX-WH-230911", "ACR-1023-01", "Rack A2")),
        new("2023-10-19", "10:30", "QSD", "Q-771204", new Line("PETG-NT", 2000, "QS-PG-5519", "PETG-1023-02", "Dry box 3")),
        new("2023-10-24", "08:50", "FIL", "FP-9302", new Line("PLA-BK", 4000, "F23-11140", "PLA-1023-01", "Dry box 1")),
        new("2023-10-26", "09:15", "TRM", "T-7260", new Line("ALU-10", 5000, "25972206", null, "Plate rack") { Certificate = "87119-1" }),
        new("2023-11-14", "08:35", "HAR", "HP-33718", new Line("ACR-3C", 20, "PX-GS-231019", "ACR-1123-01", "Rack A2")),
        new("2023-11-14", "10:05", "BAL", "B-2440", new Line("PLY-6", 10, "BP-23-132", null, "Shelf A3")),
        new("2023-12-05", "11:00", "QSD", "Q-790018", new Line("PLA-BK", 2000, "QS-PB-6120", "PLA-1223-01", "Red shelf")
        {
            Reads = "QS-PB-6102", Fate = Fate.Rejected, Why = "The spools say QS-PB-6102, the certificate QS-PB-6120. The supplier cannot explain it; goes back.",
        }),
        new("2024-01-10", "08:40", "HAR", "HP-34402",
            new Line("ACR-3C", 20, "PX-GS-231204", "ACR-0124-01", "Rack A2"), new Line("CEM-AC", 250, "HC-0993", null, "Solvents") { Expires = "2025-01-31" }),
        new("2024-01-16", "09:05", "FIL", "FP-9566", new Line("PLA-BK", 4000, "F24-11402", "PLA-0124-01", "Dry box 1"), new Line("PETG-NT", 3000, "F24-11415", "PETG-0124-01", "Dry box 2")),
        new("2024-01-23", "09:30", "LUM", "LR-51822", new Line("RES-GR", 2000, "405G-2312", "RES-0124-01", "Cabinet R") { Expires = "2025-01-31" }),
        new("2024-02-06", "08:30", "TRM", "T-7498",
            new Line("ALU-10", 5000, "25987741", null, "Plate rack") { Certificate = "87990-2" },
            new Line("ALU-10", 5000, "25987714", null, "Red shelf")
            {
                Certificate = "87990-2", Says = "25987741", Fate = Fate.Rejected, Why = "Heat on the plate and heat on the certificate differ in the last two digits. The mill has no heat of that number; goes back.",
            }),
        new("2024-02-20", "08:35", "Pennine Robotics Club", "with letter of 19 February", new Line("SST-2", 1200, "K40981", null, "Plate rack") { Certificate = "S-2417" }),
        new("2024-02-20", "10:15", "BAL", "B-2533", new Line("PLY-6", 12, "BP-24-019", null, "Shelf A3")),
        new("2024-02-27", "09:20", "HAR", "HP-34960", new Line("ACR-3C", 16, "PX-XT-240122", "ACR-0224-01", "Red shelf")
        {
            Fate = Fate.Rejected, Why = "Label says XT, extruded. Ordered was cast; extruded sheet crazes at the laser's edge.",
        }),
        new("2024-03-06", "10:40", "BRF", "0309-24", new Line("SCR-M3", 500, "L79533", null, "Drawer 4")),
        new("2024-03-19", "08:35", "HAR", "HP-35211", new Line("ACR-3C", 24, "PX-GS-240215", "ACR-0324-01", "Rack A2")),
        new("2024-04-09", "08:45", "FIL", "FP-9907", new Line("PLA-BK", 8000, "F24-11873", "PLA-0424-01", "Dry box 1")),
        new("2024-04-17", "09:10", "FIL", "FP-9934", new Line("PLA-BK", 4000, "F24-11878", "PLA-0424-02", "Dry box 3")),
        new("2024-04-23", "08:40", "BAL", "B-2618", new Line("PLY-3", 8, "BP-24-071", null, "Shelf A3")),
        new("2024-05-14", "08:55", "HAR", "HP-40921",
            new Line("ACR-3W", 20, "PX-WH-240402", "ACR-0524-01", "Rack A2"), new Line("ACR-3C", 12, "PX-GS-240417", "ACR-0524-02", "Rack A2"), new Line("GLU-PV", 500, "HG-4702", null, "Bench 2")),
        new("2024-05-15", "09:05", "FIL", "FP-10044", new Line("PLA-BK", 4000, "F24-11951", "PLA-0524-03", "Dry box 3"), new Line("PETG-NT", 3000, "F24-11960", "PETG-0524-01", "Dry box 2")),
        new("2024-05-21", "08:35", "TRM", "T-7731", new Line("ALU-10", 5000, "25987741", null, "Plate rack") { Certificate = "87990-2" }),
        new("2024-05-28", "08:50", "BAL", "B-2690", new Line("PLY-6", 10, "BP-24-104", null, "Shelf A3")
        {
            Fate = Fate.Quarantined, Why = "No certificate came with it. Baltic Ply was asked for one.",
        }),
        new("2024-06-05", "08:40", "FIL", "FP-10131", new Line("PLA-BK", 3000, "F24-11990", null, "Dry box 1")),
        new("2024-06-05", "09:50", "TRM", "T-7790",
            new Line("ALU-10", 5000, "25988903", null, "Plate rack") { Certificate = "88140-1" }, new Line("ALU-10", 5000, "25988917", null, "Plate rack") { Certificate = "88140-3" }),
        new("2024-06-18", "07:36", "HAR", "HP-41377",
            new Line("PLY-6", 10, "BP-24-118", null, "Shelf A3") { Fate = Fate.Untouched },
            new Line("PLA-BK", 4000, "F24-12007", null, "Dry box 2") { Fate = Fate.OnlyRead },
            new Line("ALU-10", 10000, "25990085", null, "Plate rack") { Certificate = "88213-1", Says = "25990065", Fate = Fate.OnlyCompared }),
    ];
}
