namespace Traceability.Sample;

/// <summary>The shop's year, theme by theme.</summary>
internal static class Script
{
    // Each theme draws from its own chance, so that a line more in one table leaves the others as they were.
    private const ulong Seed = 0x4B494C4E;

    public static Diary Year()
    {
        var diary = new Diary();
        var customers = new Customers(new(Seed));
        var making = new Making();
        var shipping = new Shipping(making, customers, new(Seed + 2));
        Catalogue.Write(diary);
        customers.Write(diary);
        Learning.Write(diary);
        Purchases.Write(diary);
        Deliveries.Write(diary, customers, new(Seed + 1));
        Cuts.Write(diary);
        making.Write(diary);
        SetRight.Write(diary, shipping, customers);
        shipping.Write(diary);
        Incidents.Write(diary, shipping, customers, new(Seed + 3));
        Issues.Write(diary);
        Machines.Write(diary);
        customers.WriteRest(diary);
        Binder.Write(diary);
        Certificates.Write(diary);
        Arrived.Write(diary);
        Online.Write(diary);
        return diary;
    }
}
