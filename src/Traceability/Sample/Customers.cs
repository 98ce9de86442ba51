using Traceability.Orders;

namespace Traceability.Sample;

/// <summary>The customers' list, taken over on the first day, and those who came in the course of the year.</summary>
internal sealed class Customers
{
    private const int TakenOver = 290;

    private readonly List<(string Code, CustomerNames.Entry Entry)> all;
    private readonly Dictionary<string, int> place = [];

    public Customers(Chance chance)
    {
        var entries = CustomerNames.All(chance).ToList();
        Reached = [.. entries.Take(CustomerNames.Reached.Length).Select(e => e.Name)];
        Others = [.. entries.Skip(CustomerNames.Reached.Length).Select(e => e.Name)];
        chance.Shuffle(entries);
        all = [.. entries.Select((entry, at) => ($"C-{at + 1:0000}", entry))];
        for (var at = 0; at < all.Count; at++) place.Add(all[at].Entry.Name, at);
    }

    /// <summary>Those that get something of the lot a visitor recalls.</summary>
    public IReadOnlyList<string> Reached { get; }

    public IReadOnlyList<string> Others { get; }

    public void Write(Diary diary) => diary.Note(Day.First, new(8, 45), Staff.Priya, "take over the customers' list", floor =>
    {
        foreach (var (code, entry) in all.Take(TakenOver)) Add(floor, code, entry);
    });

    /// <summary>The customer, written down now if he is new.</summary>
    public Customer Known(Floor floor, string name)
    {
        if (floor.Customers.ContainsKey(name)) return floor.Customer(name);
        var (code, entry) = all[place[name]];
        return Add(floor, code, entry);
    }

    /// <summary>Those nobody has sent anything yet: they asked once.</summary>
    public void WriteRest(Diary diary) => diary.Note(Day.Last.Worked(-9), new(11, 20), Staff.Priya, "enter who asked at the fair", floor =>
    {
        foreach (var (code, entry) in all)
            if (!floor.Customers.ContainsKey(entry.Name)) Add(floor, code, entry);
    });

    private static Customer Add(Floor floor, string code, CustomerNames.Entry entry)
    {
        var customer = floor.New(Customer.Named(code, entry.Name));
        (customer.Contact, customer.Email, customer.Phone, customer.Address) = (entry.Contact, entry.Email, entry.Phone, entry.Address);
        floor.Customers.Add(entry.Name, customer);
        return customer;
    }
}
