using System.Globalization;

namespace Traceability.Sample;

/// <summary>Names of people and firms that do not exist, at addresses and telephone numbers nobody can have.</summary>
internal static class CustomerNames
{
    public const int Count = 412;

    public sealed record Entry(string Name, string Contact, string Email, string Phone, string Address);

    /// <summary>Those who got something of the lot that a visitor recalls.</summary>
    public static readonly (string Name, string Contact)[] Reached =
    [
        ("Harbour Dental Laboratory", "Mrs Adeyemi"), ("Riverside Makers", "Mr Castellan"), ("Pennine Robotics Club", "Ms Thorne"),
        ("Orchard Street School", "Mr Ek"), ("Oakfield College", "Dr Vantongeren"), ("Copperbeck Cycles", "Ms Illingway"),
        ("Larkmere Veterinary Practice", "Mr Osmotherly"), ("Tidewell Instruments", "Mrs Garrowby"), ("Saltbox Theatre Props", "Mr Quillfeather"),
        ("Fernhollow Makerspace", "Ms Abara"), ("Greywether Audio", "Mr Lindqvost"), ("Bellfounders' Row Escape Rooms", "Ms Pascoe-Ward"),
        ("Hawthwaite Primary School", "Mrs Dunnage"), ("Millpond Aquatics", "Mr Treloarn"), ("Northlight Optics", "Dr Szabolcs"),
        ("Ashdyke Model Railway Society", "Mr Fenwicke"), ("Cinderford Lane Ceramics", "Ms Okonjo"), ("Quarry Bank Electronics", "Mr Halvard"),
        ("Sandpiper Boatworks", "Mrs Trevanna"), ("Elmstead Physics Workshop", "Dr Marchetta"), ("Tolbooth Museum Shop", "Ms Cuthbertsen"),
        ("Windlass Sailing Supplies", "Mr Baptiston"), ("Rookery Lane Bakery", "Mrs Ferreby"), ("Blackthorn Luthiers", "Mr Sallow"),
        ("Kettleby Weather Stations", "Ms Ravnsborg"), ("Threlby Print Room", "Mr Oyelaranson"), ("Marshgate Clockmakers", "Mrs Winterbourn"),
        ("Stonecrop Garden Sensors", "Mr Dagworthy"), ("Haverholt Brewery", "Ms Nakagara"), ("Juniper Toy Shop", "Mrs Pellowe"),
        ("Foxglove Apothecary Labels", "Mr Thackray-Moon"), ("Eastmoor Radio Club", "Mr Gundersen-Hale"), ("Candlewick Joinery", "Ms Verity"),
        ("Osprey Survey Drones", "Mr Iqballin"),
    ];

    private static readonly string[] First =
        ["Alder", "Amber", "Barley", "Bramble", "Brindle", "Cobble", "Dapple", "Drake", "Ember", "Fallow", "Gannet", "Heron", "Hollin", "Ivel",
         "Kestrel", "Linden", "Mallow", "Nether", "Otter", "Plover", "Rowan", "Sorrel", "Teasel", "Umber", "Wren", "Yarrow"];

    private static readonly string[] Second =
        ["beck", "brook", "croft", "dale", "fell", "gate", "holme", "hurst", "lea", "mere", "moor", "ridge", "shaw", "stead", "thwaite", "wick"];

    private static readonly string[] Trades =
        ["Dental Laboratory", "Primary School", "Makerspace", "Model Society", "Brewery", "Veterinary Practice", "Cycles", "Bakery", "Joinery",
         "Instruments", "Audio", "Optics", "Sign Studio", "Ceramics", "College", "Laboratory Supplies", "Toys", "Escape Rooms", "Theatre Props",
         "Museum Shop", "Aquatics", "Electronics", "Robotics", "Drones", "Kitchenware", "Clinics"];

    private static readonly string[] Surnames =
        ["Abernooth", "Ashgrover", "Bexcombe", "Calloway-Finch", "Dunmorrow", "Eskildson", "Farthinghoe", "Gorsewell", "Hazelrigge", "Inkpenny",
         "Jarrowby", "Kirkhallam", "Lovelaced", "Mbekison", "Nettlefold", "Oduyale", "Pritchley", "Quenby", "Rasmundsen", "Sethiram",
         "Tollemarsh", "Umfreville", "Vasquezan", "Wetherfield", "Yeardsley"];

    private static readonly string[] Titles = ["Mrs", "Mr", "Ms", "Mr", "Ms", "Dr"];

    private static readonly string[] Streets = ["Mill Lane", "Station Road", "Chapel Street", "The Wharf", "Forge Row", "Church Walk", "Canal Side", "Market Place"];

    // The ranges that Ofcom keeps for drama: no one will ever have them.
    private static readonly string[] Codes = ["0113 496", "0114 496", "0115 496", "0116 496", "0117 496", "0118 496", "0121 496", "0131 496", "0141 496", "0151 496", "0161 496", "020 7946", "0191 498"];

    /// <summary>All customers, the reached ones first.</summary>
    public static IReadOnlyList<Entry> All(Chance chance)
    {
        var all = new List<Entry>(Count);
        var taken = new HashSet<string>();
        foreach (var (name, contact) in Reached)
            Add(name, contact, chance.Of(First) + chance.Of(Second));
        while (all.Count < Count)
        {
            var place = chance.Of(First) + chance.Of(Second);
            Add($"{place} {chance.Of(Trades)}", $"{chance.Of(Titles)} {chance.Of(Surnames)}", place);
        }
        return all;

        void Add(string name, string contact, string place)
        {
            // Each telephone number once: the running number makes its end.
            if (!taken.Add(name)) return;
            var phone = $"{chance.Of(Codes)} 0{(all.Count * 7 + 11) % 1000:000}";
            all.Add(new(name, contact, $"hello@{Slug(name)}.example", phone, $"{chance.Between(1, 140)} {chance.Of(Streets)}, {place}"));
        }
    }

    /// <summary>As a name stands in an address of the internet: letters and digits with dashes.</summary>
    public static string Slug(string name) => string.Join('-', string.Concat(name.ToLower(CultureInfo.InvariantCulture)
        .Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));
}
