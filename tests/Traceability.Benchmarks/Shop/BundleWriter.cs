using System.Globalization;
using System.Text;

namespace Traceability.Benchmarks.Shop;

/// <summary>The same shop as a bundle of the exchange format.</summary>
internal static class BundleWriter
{
    public static void Write(MadeShop shop, string folder)
    {
        Directory.CreateDirectory(folder);
        Csv(folder, "suppliers", "code,name,status", Ids(shop.Suppliers), id => $"{Names.Supplier(id)},Supplier {id},approved");
        Csv(folder, "customers", "code,name,contact,email,phone", Ids(shop.Customers), id => $"{Names.Customer(id)},Customer {id},Buyer {id},c{id}@example.com,+1 555 {id:D7}");
        Csv(folder, "materials", "code,name,category,unit", Ids(MadeShop.Materials), id => $"{Names.Material(id)},Material {id},metal,pcs");
        Csv(folder, "products", "sku,name,identified_by", Ids(MadeShop.Products), id => $"{Names.Product(id)},Part {id},batch");
        var raw = shop.Lots.Where(l => l.Kind == LotKind.Raw).ToList();
        Csv(folder, "lots", "number,material,supplier,mill,heat,received_on,quantity,unit,status,certificate_number", raw, l =>
        {
            var (mill, heat, certificate) = l.Heat > 0 ? ($"Mill {l.Heat % 20}", Names.Heat(l.Heat), Names.Certificate(l.Heat)) : ("", "", "");
            return $"{l.Number},{Names.Material(l.Material)},{Names.Supplier(l.Supplier)},{mill},{heat},{MadeShop.Iso(l.Day)},{l.Quantity},pcs,accepted,{certificate}";
        });
        Csv(folder, "documents", "number,type,issuer,issued_on,en10204,lots", raw.Where(l => l.Heat > 0).GroupBy(l => l.Heat),
            heat => $"{Names.Certificate(heat.Key)},mtr,Mill {heat.Key % 20},{MadeShop.Iso(0)},3.1,{string.Join(';', heat.Select(l => l.Number))}");
        Csv(folder, "cuts", "number,parent,cut_on,by", shop.Acts.Where(a => a.IsCut), a => $"{a.Number},{shop.Lot(a.Parent).Number},{MadeShop.Iso(a.Day)},Sam");
        Csv(folder, "pieces", "cut,number,quantity,unit,mark_method,marked_number,marked_by,verified_by,verified_at", shop.Outputs.Where(o => shop.Act(o.Act).IsCut), o =>
        {
            var (cut, piece) = (shop.Act(o.Act), shop.Lot(o.Lot));
            return $"{cut.Number},{piece.Number},{piece.Quantity},pcs,tag,{shop.Lot(cut.Parent).Number},Sam,Kim,{MadeShop.Iso(cut.Day)}T08:00:00Z";
        });
        Csv(folder, "records", "number,product,started_on,completed_on,operator", shop.Acts.Where(a => !a.IsCut),
            a => $"{a.Number},{Names.Product(a.Product)},{MadeShop.Iso(a.Day)},{MadeShop.Iso(a.Day)},Sam");
        Csv(folder, "inputs", "record,lot,quantity,unit,first_unit,last_unit", shop.Inputs.Where(i => !shop.Act(i.Act).IsCut),
            i => $"{shop.Act(i.Act).Number},{shop.Lot(i.Lot).Number},{i.Quantity},pcs,{Stated(i.First)},{Stated(i.Last)}");
        Csv(folder, "outputs", "record,number,product,position,last_position,quantity,unit", shop.Outputs.Where(o => !shop.Act(o.Act).IsCut),
            o => $"{shop.Act(o.Act).Number},{shop.Lot(o.Lot).Number},{Names.Product(shop.Act(o.Act).Product)},{o.First},{o.Last},{shop.Lot(o.Lot).Quantity},pcs");
        Csv(folder, "orders", "number,customer,ordered_on", shop.Shipments, s => $"{Names.Order(s.Id)},{Names.Customer(s.Customer)},{MadeShop.Iso(s.Day)}");
        Csv(folder, "shipments", "number,order,shipped_on", shop.Shipments, s => $"{s.Number},{Names.Order(s.Id)},{MadeShop.Iso(s.Day)}");
        // A line has to name its lot here; what names none stays a shipment without lines.
        Csv(folder, "shipment_lines", "shipment,lot,quantity,unit", shop.Lines.Where(l => l.Lot > 0),
            l => $"{shop.Shipments[l.Shipment - 1].Number},{shop.Lot(l.Lot).Number},{l.Quantity},pcs");
    }

    private static IEnumerable<int> Ids(int count) => Enumerable.Range(1, count);

    private static string Stated(long unit) => unit > 0 ? unit.ToString(CultureInfo.InvariantCulture) : "";

    private static void Csv<T>(string folder, string name, string head, IEnumerable<T> rows, Func<T, FormattableString> row)
    {
        using var file = new StreamWriter(Path.Combine(folder, name + ".csv"), append: false, new UTF8Encoding(false));
        file.NewLine = "\n";
        file.WriteLine(head);
        foreach (var one in rows) file.WriteLine(FormattableString.Invariant(row(one)));
    }
}
