using System.IO.Compression;
using System.Security;
using System.Text;

namespace Traceability.Tests.Exchange;

/// <summary>One workbook, its sheets named as the files.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task A_workbook_comes_in_with_its_texts_dates_and_numbers()
    {
        await using var shop = await ExchangeShop.Open();
        var path = Workbook(shop,
            ("materials", [["code", "name", "category", "unit"], ["ALU", "Plate", "metal", "pcs"]]),
            ("Lots", [["number", "material", "received_on", "quantity", "unit", "supplier_lot", "", ""], ["01/0005004/9", "ALU", new DateTime(2024, 5, 31), 12.5, "pcs", "000123"], ["2", "ALU", "2024-06-01", 1250d, "pcs", 77d]]));
        var done = await shop.Run("import", path);
        Assert.True(done.Status == 0, done.Error);
        Assert.Equal("01/0005004/9|2024-05-31|12500000|000123", shop.One("SELECT number || '|' || received_on || '|' || received_micro || '|' || supplier_lot FROM lot WHERE number LIKE '01%'"));
        Assert.Equal("2|1250000000|77", shop.One("SELECT number || '|' || received_micro || '|' || supplier_lot FROM lot WHERE number = '2'"));
    }

    [Fact]
    public async Task A_fault_in_a_workbook_names_the_sheet()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", Workbook(shop, ("suppliers", [["code", "name"], ["A", ""], [], ["", "B"]])));
        Assert.Equal(["suppliers row 2, name: is empty, and it is needed", "suppliers row 4, code: is empty, and it is needed"], done.Faults);
        shop.IsEmpty();
    }

    private static string Workbook(ExchangeShop shop, params (string Name, object[][] Rows)[] sheets)
    {
        var path = Path.Combine(shop.Folder, $"{Guid.NewGuid():N}.xlsx");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
        Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((s, i) => $"""<Relationship Id="s{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i}.xml"/>"""))}<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
        Part(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        Part(archive, "xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="s{i}"/>"""))}</sheets></workbook>""");
        for (var i = 0; i < sheets.Length; i++)
            Part(archive, $"xl/worksheets/sheet{i}.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(sheets[i].Rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Cell(cell, $"{(char)('A' + c)}{r + 1}")))}</row>"))}</sheetData></worksheet>""");
        return path;
    }

    private static string Cell(object value, string at) => value switch
    {
        double number => $"<c r=\"{at}\"><v>{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}</v></c>",
        DateTime day => $"<c r=\"{at}\" s=\"1\"><v>{day.ToOADate().ToString(System.Globalization.CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape((string)value)}</t></is></c>",
    };

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var to = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        to.Write(xml);
    }
}
