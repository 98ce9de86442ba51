using System.IO.Compression;
using System.Text;

namespace Traceability.Tests.Exchange;

/// <summary>Whatever is wrong with a bundle is said in one line each, and nothing of it is kept.</summary>
public sealed class BadBundleTests
{
    [Theory]
    [InlineData("lots.csv", "01/0005004/9,ALU,", "01/0005004/9,ALUU,", "lots.csv row 2, material: \"ALUU\" is not a material; did you mean ALU?")]
    [InlineData("lots.csv", "number,material", "number,stuff", "lots.csv row 1, material: this column is missing, and it is needed")]
    [InlineData("lots.csv", "number,material", "number,number", "lots.csv row 1, number: this column is there twice; leave one of them")]
    [InlineData("lots.csv", ",1,kg,", ",\"1,5\",kg,", "lots.csv row 3, quantity: \"1,5\" is not an amount; write it with a decimal point")]
    [InlineData("lots.csv", ",1,kg,", ",0,kg,", "lots.csv row 3, quantity: \"0\" has to be more than nothing")]
    [InlineData("lots.csv", ",1,kg,", ",-1,kg,", "lots.csv row 3, quantity: \"-1\" has to be more than nothing")]
    [InlineData("lots.csv", ",1,kg,", ",1000000001,kg,", "lots.csv row 3, quantity: \"1000000001\" is not an amount")]
    [InlineData("lots.csv", ",1,kg,", ",1,oz,", "lots.csv row 3, unit: \"oz\" is not a unit; use one of pcs")]
    [InlineData("lots.csv", ",1,kg,", ",,kg,", "lots.csv row 3, quantity: is empty, and it is needed")]
    [InlineData("lots.csv", "2024-01-12", "12.1.2024", "lots.csv row 4, received_on: \"12.1.2024\" is not a date; write it as 2024-05-31")]
    [InlineData("lots.csv", "2024-01-12", "2024-02-30", "lots.csv row 4, received_on: \"2024-02-30\" is not a date")]
    [InlineData("lots.csv", "PLA-0124-01,PLA,", "01/0005004/9,PLA,", "lots.csv row 3, number: \"01/0005004/9\" is in row 2 already; leave one of them")]
    [InlineData("lots.csv", "ACR-1,ACR,RCP-1,NM,", "ACR-1,ACR,RCP-1,PL,", "lots.csv row 4, supplier: \"PL\" is not who sent the delivery RCP-1")]
    [InlineData("lots.csv", "accepted,C1,", "accepted,C2,", "lots.csv row 5, owner: \"C2\" is not the customer of the delivery RCP-2")]
    [InlineData("materials.csv", "6061 plate,metal", "6061 plate,mettal", "materials.csv row 2, category: \"mettal\" is not one of metal, plastic")]
    [InlineData("receipts.csv", "RCP-1,NM,,", "RCP-1,NM,C1,", "receipts.csv row 2, customer: \"C1\" and a supplier are both stated; a delivery has one sender")]
    [InlineData("inputs.csv", "MFG-2,CUS-1,1,pcs", "MFG-2,NOPE-1,1,pcs", "inputs.csv row 8, lot: \"NOPE-1\" is not a lot")]
    [InlineData("inputs.csv", "MFG-1,P-1-1,5,pcs,1,4", "MFG-1,P-1-1,13,pcs,1,4", "inputs.csv row 2, quantity: 13 pcs are taken of P-1-1, which has 12 pcs left")]
    [InlineData("inputs.csv", "MFG-1,P-1-1,5,pcs,1,4", "MFG-1,P-1-1,5,kg,1,4", "inputs.csv row 2, quantity: 5 kg cannot be counted in pcs, the unit of P-1-1; state it in that unit")]
    [InlineData("inputs.csv", "MFG-1,P-1-1,5,pcs,1,4", "MFG-1,P-1-1,5,pcs,4,1", "inputs.csv row 2, last_unit: \"1\" is before the first unit, 4; state the lower one first")]
    [InlineData("inputs.csv", "MFG-1,P-1-1,5,pcs,1,4", "MFG-1,P-1-1,5,pcs,,4", "inputs.csv row 2, first_unit: is empty, but a last unit is stated; state the first one too")]
    [InlineData("inputs.csv", "MFG-1,P-1-1,5,pcs,1,4", "MFG-1,P-1-1,5,pcs,0,4", "inputs.csv row 2, first_unit: \"0\" is not a whole number from 1 on")]
    [InlineData("shipments.csv", "SHP-2,,C2,", "SHP-2,,,", "shipments.csv row 3, customer: is empty, and there is no order either; state who has it")]
    [InlineData("shipments.csv", "SHP-1,ORD-1,,", "SHP-1,ORD-1,C2,", "shipments.csv row 2, customer: \"C2\" is not whose order ORD-1 is")]
    [InlineData("shipment_lines.csv", "SHP-1,B-2,4,", "SHP-1,B-2,5,", "shipment_lines.csv row 3, quantity: 5 pcs are taken of B-2, which has 4 pcs left")]
    [InlineData("shipment_lines.csv", "SHP-1,B-2,4,pcs", "SHP-1,B-2,4,pcs,more", "shipment_lines.csv row 3: has 8 cells, the header has 7")]
    [InlineData("outputs.csv", "RW-1,B-1-R,BOX,", "RW-1,B-1-R,,", "outputs.csv row 6, product: is empty, and there is no material either; state what came out")]
    [InlineData("outputs.csv", "MFG-9,B-1,BOX,", "MFG-9,B-1,LID,", "outputs.csv row 11, product: \"B-1\" is something else elsewhere; a lot is one thing")]
    [InlineData("holds.csv", "2024-02-20T10:00:00Z,doubt", "2024-02-20 10:00,doubt", "holds.csv row 2, since: \"2024-02-20 10:00\" is not a time with its offset")]
    [InlineData("bound_codes.csv", "2024-02-02T10:00:00Z,kim,it came off", ",,", "bound_codes.csv row 3, code: \"TAG-000001\" is bound in row 2 already; a label is on one lot at a time")]
    [InlineData("bound_codes.csv", "2024-02-02T10:00:00Z,kim,it came off", ",kim,it came off", "bound_codes.csv row 3, released_at: is empty, but who or why is stated")]
    [InlineData("documents.csv", "papers/cert 1.pdf,", "papers/cert 2.pdf,", "documents.csv row 2, file: \"papers/cert 2.pdf\" is not in the bundle")]
    [InlineData("documents.csv", "papers/cert 1.pdf,", "../first/papers/cert 1.pdf,", "documents.csv row 2, file: \"../first/papers/cert 1.pdf\" leads out of the bundle")]
    [InlineData("documents.csv", "papers/cert 1.pdf,,", "papers/cert 1.pdf,aa00000000000000000000000000000000000000000000000000000000000000,", "documents.csv row 2, sha256: \"aa00")]
    [InlineData("documents.csv", "Mill A|0012345", "0012345", "documents.csv row 2, heats: \"0012345\" is a heat of several mills; write MILL|0012345")]
    [InlineData("documents.csv", ",CERT-1,Other mill,,,", ",CERT-9,Other mill,,,", "documents.csv row 2, superseded_by: \"CERT-9\" is not a document of type mtr of Other mill")]
    [InlineData("documents.csv", ",CERT-1,Other mill,,,", ",CERT-1,Mill A,,,", "documents.csv row 2, superseded_by: \"CERT-1\" cannot replace itself")]
    [InlineData("documents.csv", "2024-02-01T10:00:00Z,kim,forged", ",kim,forged", "documents.csv row 6, withdrawn_at: is empty, but who or why is stated")]
    [InlineData("documents.csv", "GLU;PLA,NM;PL,", "GLU;PLA,NM;XX,", "documents.csv row 3, suppliers: \"XX\" is not a supplier")]
    [InlineData("documents.csv", "Mill A|0012345", "Mill B|0012345", "documents.csv row 2, heats: \"Mill B|0012345\" is not a heat")]
    [InlineData("boms.csv", "BOX,A,LID,", "BOX,A,BOX,", "boms.csv row 3, component: \"BOX\" cannot be part of itself")]
    [InlineData("records.csv", "RW-1,rework", "CUT-1,rework", "records.csv row 4, number: \"CUT-1\" is a cut in row 2 of cuts; give one of them another number")]
    [InlineData("machines.csv", "PRUSA-1,\"Prusa, old\"", "PRUSA-1,THE ROUTER", "machines.csv row 3, name: \"THE ROUTER\" is the name of another machine too")]
    [InlineData("loadings.csv", "2024-02-02T08:00:00Z,sam\n", ",\n", "loadings.csv row 4, lot: \"PLA-0124-01\" is on two machines at once")]
    [InlineData("step_answers.csv", "2024-02-03T10:01:00Z,sam,undone", ",,", "step_answers.csv row 3, step: \"1\" is answered twice in MFG-1")]
    [InlineData("step_answers.csv", "left_out,,", "left_out,7,", "step_answers.csv row 3, value: goes with the kind value")]
    [InlineData("step_answers.csv", "5.30,sanded,1", "5.30,,1", "step_answers.csv row 4, note: is empty, and says why a step was left out")]
    [InlineData("sop_pictures.csv", "SOP-1,C,1", "SOP-1,D,1", "sop_pictures.csv row 4, revision: \"D\" is no revision of SOP-1")]
    [InlineData("inputs.csv", ",12.5\n", ",500\n", "inputs.csv row 4, waste: is more than the quantity it is part of")]
    [InlineData("trainings.csv", "kim,CUT,,,", "kim,CUT,SOP-1,A,", "trainings.csv row 2, topic: and a procedure are both stated")]
    [InlineData("trainings.csv", "sam,,SOP-1,B,", "sam,,SOP-1,C,", "trainings.csv row 5, revision: \"C\" is no released revision of SOP-1")]
    [InlineData("trainings.csv", "2025-01-04,ten", "2023-01-04,ten", "trainings.csv row 3, valid_until: \"2023-01-04\" is before the day it was given")]
    [InlineData("records.csv", "CNC,SOP-1,A", "CNC,SOP-1,C", "records.csv row 2, procedure_revision: \"C\" is no released revision of SOP-1")]
    [InlineData("topics.csv", "FIRE,Fire,general", "FIRE,Fire,cutting", "topics.csv row 4, of: \"cutting\" has a topic already, CUT")]
    [InlineData("sop_revisions.csv", "sop-1,B,2", "sop-1,a,2", "sop_revisions.csv row 3, revision: \"a\" of sop-1 is in row 2 already")]
    [InlineData("pieces.csv", "CUT-1,P-2,", "CUT-1,P-1,", "pieces.csv row 3, number: \"P-1\" is in row 2 already; leave one of them")]
    [InlineData("movements.csv", "-5,pcs,scrap", "-95,pcs,scrap", "movements.csv row 2, delta: 95 pcs are taken of 01/0005004/9, which has 58 pcs left")]
    public async Task A_fault_is_named_and_nothing_is_kept(string file, string right, string wrong, string fault)
    {
        await using var shop = await ExchangeShop.Open();
        Assert.Contains(right, SmallShop.Files.Single(f => f.Name == file).Text, StringComparison.Ordinal);
        var done = await shop.Run("import", shop.Bundle("b", SmallShop.With(file, text => text.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.Equal(1, done.Status);
        Assert.True(done.Faults.Any(f => f.StartsWith(fault, StringComparison.Ordinal)), $"{fault}\n{done.Error}");
        shop.IsEmpty();
    }

    [Fact]
    public async Task All_faults_are_told_and_not_only_the_first()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b",
        [
            ("materials.csv", "code,name,category,unit\nM,M,metal,pcs\n,N,metal,pcs\n"),
            ("lots.csv", "number,material,received_on,quantity,unit\nA,M,yesterday,x,pcs\nB,X,2024-01-01,1,pcs\n"),
        ]));
        Assert.Equal(
        [
            "materials.csv row 3, code: is empty, and it is needed",
            "lots.csv row 2, received_on: \"yesterday\" is not a date; write it as 2024-05-31",
            "lots.csv row 2, quantity: \"x\" is not an amount; write digits, at most six decimals, below a thousand million: 5 or 0.75",
            "lots.csv row 3, material: \"X\" is not a material; did you mean M?",
        ], done.Faults);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_told_by_row_and_column()
    {
        await using var shop = await ExchangeShop.Open();
        var bundle = shop.Bundle("b", []);
        Directory.CreateDirectory(bundle);
        await File.WriteAllBytesAsync(Path.Combine(bundle, "suppliers.csv"), Encoding.Latin1.GetBytes("code,name\nA,Plain\nB,M\u00fcller\n"));
        await File.WriteAllBytesAsync(Path.Combine(bundle, "customers.csv"), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("code,name\nA,Plain\n")).ToArray());
        var done = await shop.Run("import", bundle);
        Assert.Equal(["suppliers.csv row 3, name: is not UTF-8 text; save the file as \"CSV UTF-8\"", "customers.csv row 1: the file is not UTF-8 text; save it as \"CSV UTF-8\""], done.Faults);
        shop.IsEmpty();
    }

    [Fact]
    public async Task A_mark_of_byte_order_and_unknown_columns_do_no_harm()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b", [("suppliers.csv", "\uFEFFname,colour,code\r\nOne,red,S1\r\n\r\n\"Two\r\nlines\",,S2\r\n"), ("colours.csv", "a\n1\n")]));
        Assert.True(done.Status == 0, done.Error);
        Assert.Contains("the column \"colour\" is not known and was left out", done.Error, StringComparison.Ordinal);
        Assert.Contains("colours.csv is not a file of the exchange format", done.Error, StringComparison.Ordinal);
        Assert.Equal("One", shop.One("SELECT name FROM supplier WHERE code = 'S1'"));
    }

    [Fact]
    public async Task Names_that_fill_a_page_are_refused_and_odd_ones_are_kept()
    {
        await using var shop = await ExchangeShop.Open();
        var long_ = await shop.Run("import", shop.Bundle("b", [("suppliers.csv", $"code,name\nA,{new string('x', 10_000)}\n")]));
        Assert.Equal(["suppliers.csv row 2, name: has 10000 characters; at most 200 are kept"], long_.Faults);
        var odd = await shop.Run("import", shop.Bundle("c", [("suppliers.csv", "code,name\nA,<script>alert(1)</script>\nB,\u202Eمرحبا 🧵\n")]));
        Assert.True(odd.Status == 0, odd.Error);
        Assert.Equal("<script>alert(1)</script>", shop.One("SELECT name FROM supplier WHERE code = 'A'"));
    }

    [Fact]
    public async Task A_row_that_contradicts_what_is_stored_is_a_fault()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var before = shop.Number("SELECT COUNT(*) FROM audit_entry");
        var done = await shop.Run("import", shop.Bundle("b",
        [
            ("suppliers.csv", "code,name,contact\nNM,Southmetal,\nPL,,New\n"),
            ("customers.csv", "code,name,phone\nC1,<b>Acme</b>,+1\n"),
            ("lots.csv", "number,material,received_on,quantity,unit,heat,mill\n01/0005004/9,ALU,2024-01-10,99,pcs,,\nPLA-0124-01,PLA,2024-01-11,1000,g,,\n"),
            ("inputs.csv", "record,lot,quantity,unit\nMFG-2,CUS-1,1,pcs\nMFG-2,CUS-1,1,pcs\nOUT-1,P-2,2,pcs\n"),
            ("movements.csv", "lot,at,delta,unit,reason\n01/0005004/9,2024-01-20T10:00:00Z,-5,pcs,scrap\n"),
        ]));
        Assert.Equal(1, done.Status);
        Assert.Equal(before, shop.Number("SELECT COUNT(*) FROM audit_entry"));
        Assert.Contains("suppliers.csv row 2, name: \"Southmetal\" contradicts what is stored: \"Northmetal Ltd\"", done.Faults);
        Assert.Contains("customers.csv row 2, phone: \"+1\" contradicts what is stored: nothing is stated there", done.Faults);
        Assert.Contains("lots.csv row 2, quantity: \"99\" contradicts what is stored: \"100\"", done.Faults);
        Assert.Contains("inputs.csv row 3, record: \"MFG-2\" is stored, and has no such row there; what is stored is never added to by import", done.Faults);
        Assert.Contains(done.Faults, f => f.StartsWith("inputs.csv row 4, record: \"OUT-1\" is stored", StringComparison.Ordinal));
        Assert.Contains(done.Faults, f => f.StartsWith("movements.csv row 2, lot: \"01/0005004/9\" is stored", StringComparison.Ordinal));
        Assert.DoesNotContain(done.Faults, f => f.StartsWith("lots.csv row 3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../evil.csv", "leads out of the archive")]
    [InlineData("/etc/evil.csv", "leads out of the archive")]
    [InlineData("a/../../evil.csv", "leads out of the archive")]
    [InlineData("C:/evil.csv", "leads out of the archive")]
    [InlineData("a\\..\\evil.csv", "leads out of the archive")]
    public async Task An_archive_that_leads_out_is_refused(string entry, string why)
    {
        await using var shop = await ExchangeShop.Open();
        var refused = await shop.Run("import", Zip(shop, archive => Write(archive, entry, "code,name\nA,A\n")));
        Assert.Equal(1, refused.Status);
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(shop.Folder)!, "evil*"), _ => true);
        shop.IsEmpty();
    }

    [Fact]
    public async Task A_link_and_a_bomb_are_refused()
    {
        await using var shop = await ExchangeShop.Open();
        var link = await shop.Run("import", Zip(shop, archive => Write(archive, "suppliers.csv", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000)));
        Assert.Contains("which is a link and not a file", link.Error, StringComparison.Ordinal);
        var bomb = await shop.Run("import", Zip(shop, archive =>
        {
            using var to = archive.CreateEntry("suppliers.csv").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 30; i++) to.Write(zeros);
        }));
        Assert.Contains("it was made to fill a disk", bomb.Error, StringComparison.Ordinal);
        shop.IsEmpty();
    }

    [Fact]
    public async Task What_is_no_bundle_is_said_to_be_none()
    {
        await using var shop = await ExchangeShop.Open();
        Assert.Contains("There is no folder or file", (await shop.Run("import", Path.Combine(shop.Folder, "nothing"))).Error, StringComparison.Ordinal);
        foreach (var name in (string[])["a.zip", "a.xlsx", "a.pdf"])
        {
            await File.WriteAllTextAsync(Path.Combine(shop.Folder, name), "this is not an archive");
            var refused = await shop.Run("import", Path.Combine(shop.Folder, name));
            Assert.Equal((1, 1), (refused.Status, refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        }
        Assert.Equal(2, (await shop.Run("import")).Status);
    }

    private static string Zip(ExchangeShop shop, Action<ZipArchive> fill)
    {
        var path = Path.Combine(shop.Folder, $"{Guid.NewGuid():N}.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        fill(archive);
        return path;
    }

    private static ZipArchiveEntry Write(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        using var to = new StreamWriter(entry.Open());
        to.Write(text);
        return entry;
    }
}
