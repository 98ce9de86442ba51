using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Places;
using Traceability.Shops;
using Traceability.Suppliers;

namespace Traceability.Sample;

/// <summary>What the shop buys, from whom, and what it makes of it.</summary>
internal static class Catalogue
{
    private static readonly (string Code, string Name, string Contact, string Phone, string Address, SupplierStatus Status)[] Suppliers =
    [
        ("HAR", "Harlow Supplies", "Ines Farrow", "0161 496 0118", "Unit 6, Tollgate Yard, Stockbridge", SupplierStatus.Approved),
        ("FIL", "Filaro Polymers", "Henrik Osk", "0117 496 0203", "3 Spindle Way, Avonholt", SupplierStatus.Approved),
        ("BAL", "Baltic Ply", "Liis Torvald", "0191 498 0341", "Timber Dock 4, Tynemouth Road", SupplierStatus.Conditional),
        ("TRM", "Tannery Row Metals", "Gareth Pell", "0114 496 0077", "21 Tannery Row, Sheffield", SupplierStatus.Approved),
        ("LUM", "Lumera Resins", "Aoife Brannoch", "0131 496 0512", "Quartermile Works, Leith Cross", SupplierStatus.Approved),
        ("BRF", "Brassfold Fasteners", "Dilip Sandhar", "0121 496 0666", "88 Screwmaker Street, Birmingham", SupplierStatus.Approved),
        ("LRA", "Lantern Row Anodising", "Meg Ashdown", "0114 496 0190", "2 Lantern Row, Sheffield", SupplierStatus.Approved),
        ("QSD", "Quickspool Direct", "Sales desk", "020 7946 0814", "By post only", SupplierStatus.Conditional),
    ];

    private static readonly (string Code, string Name, Category Category, Unit Unit, string Prefix, ControlLevel? Level, string Grade, string Form, DocumentType[] Needs)[] Materials =
    [
        ("ACR-3C", "Cast acrylic, clear, 3 mm", Category.Plastic, Unit.Sheet, "ACR", null, "PMMA, cast", "sheet 600 × 400 × 3 mm", [DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach]),
        ("ACR-3W", "Cast acrylic, white, 3 mm", Category.Plastic, Unit.Sheet, "ACR", null, "PMMA, cast", "sheet 600 × 400 × 3 mm", [DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach]),
        ("PLA-BK", "PLA black 1.75 mm", Category.Filament, Unit.G, "PLA", null, "PLA", "filament 1.75 mm, spools of 1 kg", [DocumentType.Cofc, DocumentType.Rohs]),
        ("PETG-NT", "PETG natural 1.75 mm", Category.Filament, Unit.G, "PETG", null, "PETG", "filament 1.75 mm, spools of 1 kg", [DocumentType.Cofc, DocumentType.FoodContact]),
        ("PLY-3", "Birch plywood 3 mm", Category.Wood, Unit.Sheet, "PLY", null, "birch, B/BB, interior glue", "sheet 600 × 400 × 3 mm", []),
        ("PLY-6", "Birch plywood 6 mm", Category.Wood, Unit.Sheet, "PLY", null, "birch, B/BB, interior glue", "sheet 600 × 400 × 6 mm", []),
        ("ALU-10", "Aluminium 6061-T6 plate 10 mm", Category.Metal, Unit.Cm2, "ALU", null, "EN AW-6061 T6", "plate 1000 × 500 × 10 mm", [DocumentType.Mtr]),
        ("SST-2", "Stainless 304 sheet 2 mm", Category.Metal, Unit.Cm2, "SST", null, "1.4301 (304)", "sheet 500 × 500 × 2 mm", [DocumentType.Mtr]),
        ("RES-GR", "Tough resin, grey", Category.Resin, Unit.Ml, "RES", null, "methacrylate, 405 nm", "bottle of 1 l", [DocumentType.Cofc, DocumentType.Sds]),
        ("GLU-PV", "Wood glue D3", Category.Adhesive, Unit.Ml, "GLU", null, "PVAc D3", "bottle of 500 ml", []),
        ("CEM-AC", "Acrylic cement", Category.Adhesive, Unit.Ml, "CEM", null, "solvent cement", "bottle of 250 ml", [DocumentType.Sds]),
        ("INS-M3", "Threaded insert M3, brass", Category.Other, Unit.Pcs, "INS", ControlLevel.Untracked, "CuZn39Pb3", "bag", []),
        ("SCR-M3", "Screw M3 × 8, A2", Category.Other, Unit.Pcs, "SCR", ControlLevel.Untracked, "A2-70", "bag", []),
    ];

    private static readonly (string Sku, string Name, IdentifiedBy By, DocumentType[] Needs, (string Revision, string Component, decimal Amount)[] Bom)[] Products =
    [
        ("ENC-10", "Enclosure, clear lid", IdentifiedBy.Serial, [DocumentType.Rohs],
            [("B", "ACR-3C", 0.5m), ("B", "PLA-BK", 24)]),
        ("LID-10", "Lid assembly, gasketed", IdentifiedBy.Batch, [], [("A", "ACR-3C", 0.25m), ("A", "PLA-BK", 8)]),
        ("ENC-20", "Enclosure with lid assembly", IdentifiedBy.Serial, [DocumentType.Rohs, DocumentType.Reach],
            [("A", "LID-10", 1), ("A", "PLA-BK", 35), ("A", "INS-M3", 4)]),
        ("GDE-05", "Cable guide", IdentifiedBy.Batch, [], [("A", "PLA-BK", 60)]),
        ("DRG-05L", "Drill guide, left", IdentifiedBy.Batch, [], [("B", "ACR-3C", 0.125m)]),
        ("TTR-24", "Test-tube rack, 24 places", IdentifiedBy.Serial, [DocumentType.Rohs, DocumentType.Reach], [("A", "ACR-3C", 0.25m), ("A", "CEM-AC", 2)]),
        ("CKC-01", "Cookie cutter, star", IdentifiedBy.Batch, [DocumentType.FoodContact], [("A", "PETG-NT", 28)]),
        ("PST-06", "Plywood stand", IdentifiedBy.Batch, [], [("A", "PLY-6", 0.2m), ("A", "GLU-PV", 5)]),
        ("BRK-61", "Bracket, 6061", IdentifiedBy.Batch, [DocumentType.Mtr], [("A", "ALU-10", 96), ("A", "SCR-M3", 2)]),
        ("JIG-MD", "Custom jig", IdentifiedBy.Serial, [DocumentType.Mtr], [("A", "ALU-10", 240), ("A", "SST-2", 60), ("A", "SCR-M3", 6)]),
        ("SGN-A3", "Sign, A3", IdentifiedBy.Batch, [], [("A", "ACR-3W", 0.5m)]),
        ("MIN-12", "Resin miniature", IdentifiedBy.Batch, [], [("A", "RES-GR", 18)]),
        ("SPH-01", "Spool holder", IdentifiedBy.Batch, [], [("A", "PETG-NT", 90), ("A", "PLY-3", 0.1m)]),
    ];

    // What kind of work they are.
    private static readonly (string Sku, string Profile)[] Kinds = [("CKC-01", "FOOD"), ("ENC-10", "ELECTRONICS"), ("GDE-05", "PLAIN")];

    // Papers that speak of a material whoever's lot it is: valid on every day a lot of it came in.
    private static readonly (DocumentType Type, string Number, string Issuer, string Issued, string? Expires, string[] Covers)[] Declarations =
    [
        (DocumentType.Rohs, "PX-ROHS-2022", "Plexalon GmbH", "2022-07-01", "2024-06-30", ["ACR-3C", "ACR-3W"]),
        (DocumentType.Reach, "PX-REACH-2406", "Plexalon GmbH", "2023-06-14", "2025-06-13", ["ACR-3C", "ACR-3W"]),
        (DocumentType.Rohs, "FP-RoHS-23", "Filaro Polymers", "2023-01-16", "2025-01-15", ["PLA-BK", "PETG-NT"]),
        (DocumentType.Reach, "FP-REACH-23", "Filaro Polymers", "2023-01-23", "2024-07-22", ["PLA-BK", "PETG-NT"]),
        (DocumentType.FoodContact, "FP-FCM-0117", "Filaro Polymers", "2022-11-03", "2025-11-02", ["PETG-NT"]),
        (DocumentType.Sds, "LR-SDS-405G-7", "Lumera Resins", "2022-02-08", null, ["RES-GR"]),
        (DocumentType.Rohs, "LR-ROHS-405G", "Lumera Resins", "2022-02-08", "2024-07-08", ["RES-GR"]),
        (DocumentType.Sds, "HC-SDS-11", "Harlow Supplies", "2021-09-20", null, ["CEM-AC"]),
        (DocumentType.Sds, "HC-SDS-23", "Harlow Supplies", "2022-04-04", null, ["GLU-PV"]),
        (DocumentType.Rohs, "BF-RoHS-6a", "Brassfold Fasteners", "2022-10-10", "2024-07-21", ["INS-M3", "SCR-M3"]),
        (DocumentType.Other, "BP-CARB-2", "Baltic Ply", "2022-06-01", null, ["PLY-3", "PLY-6"]),
    ];

    private static readonly TimeOnly Morning = new(7, 40);

    public static void Write(Diary diary)
    {
        diary.Note(Day.First, Morning.AddMinutes(-4), Staff.Tomas, "open the shop", floor =>
            floor.New(Shop.Opened(SampleShop.Name, SampleShop.Address, UnitSystem.Metric, floor.At)).ReachedBy("0114 496 0120", "quality@kiln-lane.example", null));
        diary.Note(Day.First, Morning, Staff.Tomas, "hire people", floor => floor.Db.AddRange(SampleShop.SignIns.Select(Staff.Hired)));
        diary.Note(Day.First, Morning.AddMinutes(6), Staff.Tomas, "take over the suppliers' list", AddSuppliers);
        diary.Note(Day.First, Morning.AddMinutes(14), Staff.Mara, "take over the materials' list", AddMaterials);
        diary.Note(Day.First, Morning.AddMinutes(31), Staff.Mara, "take over the products and their bills of materials", AddProducts);
        diary.Note(Day.First, Morning.AddMinutes(39), Staff.Mara, "release the bills of materials", floor =>
        {
            foreach (var sku in floor.Products.Keys) floor.Product(sku).Release(floor.Product(sku).Draft!.Revision, Staff.Mara, floor.At);
        });
        diary.Note(Day.First, Morning.AddMinutes(41), Staff.Mara, "change what a product asks of material", floor =>
        {
            foreach (var (sku, profile) in Kinds) floor.Product(sku).Profile = floor.Db.Profiles.Single(p => p.Code == profile);
        });
        diary.Note(Day.Last, new(8, 24), Staff.Mara, "change what a customer asks", floor => floor.Customer("Pennine Robotics Club").Profile = floor.Db.Profiles.Single(p => p.Code == "AERO"));
        // Thinner walls, from the next enclosures on.
        diary.Note(Day.Of("2023-11-17"), new(15, 40), Staff.Mara, "begin a BoM revision", floor =>
        {
            var enclosure = floor.Product("ENC-10");
            var wall = enclosure.Lines(enclosure.Revise("B", "C")).Single(l => l.Material == floor.Materials["PLA-BK"]);
            enclosure.TakeOff(wall);
            enclosure.Needs("C", wall.Material!, Quantity.Of(20, Unit.G));
        });
        diary.Note(Day.Of("2023-11-17"), new(16, 5), Staff.Mara, "release a BoM revision", floor => floor.Product("ENC-10").Release("C", Staff.Mara, floor.At));
        // Being written: a screw more, so that the lid can be opened.
        diary.Note(Day.Last, new(8, 20), Staff.Mara, "begin a BoM revision", floor =>
        {
            var enclosure = floor.Product("ENC-10");
            enclosure.Revise("C", "D");
            enclosure.Needs("D", floor.Material("SCR-M3"), Quantity.Of(4, Unit.Pcs));
        });
        diary.Note(Day.First, Morning.AddMinutes(44), Staff.Owen, "register the places", async floor =>
        {
            foreach (var name in DeliveryTable.All.SelectMany(d => d.Lines).Select(l => l.Place).OfType<string>().Distinct().Order(StringComparer.Ordinal))
                floor.New(Place.Named(await floor.Numbers.Place(), name));
        });
        diary.Note(Day.Last, new(8, 12), Staff.Priya, "count a place", async floor =>
        {
            var place = await floor.Db.Places.SingleAsync(p => p.Name == "Drawer 4");
            var count = floor.New(PlaceCount.Begin(await floor.Numbers.Count(), place));
            count.Scan(floor.Here(floor.Shelf.First(l => l.IsAt(place) && !l.OnHand.IsZero)));
        });
        diary.Note(Day.First, Morning.AddMinutes(52), Staff.Mara, "file declarations", AddDeclarations);
    }

    private static void AddSuppliers(Floor floor)
    {
        foreach (var (code, name, contact, phone, address, status) in Suppliers)
        {
            var supplier = floor.New(Traceability.Suppliers.Supplier.Named(code, name, status));
            (supplier.Contact, supplier.Phone, supplier.Address) = (contact, phone, address);
            supplier.Email = $"sales@{CustomerNames.Slug(name)}.example";
            floor.Suppliers.Add(code, supplier);
        }
    }

    private static void AddMaterials(Floor floor)
    {
        foreach (var (code, name, category, unit, prefix, level, grade, form, needs) in Materials)
        {
            var material = floor.New(Material.Named(code, name, category, unit, prefix, level));
            (material.Grade, material.Form, material.RequiredDocuments) = (grade, form, needs);
            if (unit == Unit.Cm2) material.IsCut(Quantity.Of(code == "ALU-10" ? 10 : 2, Unit.Mm), Quantity.Of(60, Unit.Cm2), null);
            if (category == Category.Plastic) material.IsCheckedFor("Cast\nPMMA");
            floor.Materials.Add(code, material);
        }
    }

    private static void AddProducts(Floor floor)
    {
        foreach (var (sku, name, by, needs, bom) in Products)
        {
            var product = floor.New(Product.Named(sku, name, by));
            product.RequiredDocuments = needs;
            floor.Products.Add(sku, product);
            foreach (var (revision, component, amount) in bom)
                if (floor.Products.TryGetValue(component, out var part))
                    product.Needs(revision, part, Quantity.Of(amount, Unit.Pcs));
                else
                    product.Needs(revision, floor.Material(component), Quantity.Of(amount, floor.Materials[component].Unit));
        }
    }

    private static void AddDeclarations(Floor floor)
    {
        foreach (var (type, number, issuer, issued, expires, covers) in Declarations)
        {
            var paper = floor.New(Document.Of(type, number, issuer, Day.Of(issued), expires is null ? null : Day.Of(expires)));
            foreach (var material in covers) paper.Covers(floor.Material(material));
            floor.Documents.Add(number, paper);
        }
    }
}
