using Traceability.Certificates;
using Traceability.Certificates.FileTexts;
using Traceability.Certificates.Inbox;
using Traceability.Printing;

namespace Traceability.Sample;

/// <summary>What the scanner brought this morning: two papers that were asked for, and one that is none.</summary>
internal static class Arrived
{
    public static void Write(Diary diary)
    {
        Comes(new(8, 21), "scan-0618-1.pdf", Says("Certificate of conformity", "BPC-24-104", "Baltic Ply", "Lot BP-24-104. Birch plywood 6 mm, class E05. Made and tested by our procedures; it conforms to its data sheet."));
        Comes(new(8, 22), "scan-0618-2.pdf", Says("Certificate of conformity", "FP-C-12007", "Filaro Polymers", "Lot F24-12007. PLA filament, black, 1.75 mm. Made and tested by our procedures; it conforms to its data sheet."));
        Comes(new(8, 23), "scan-0618-3.pdf", Says("Invoice", "2024-5518", "Harlow Supplies", "For your order of 10 June. Payable within 30 days."));

        void Comes(TimeOnly at, string name, byte[] pdf) => diary.Note(Day.Last, at, Staff.Jonas, "put files into the inbox", async floor =>
        {
            var item = (await floor.Db.TakeIn(await IncomingFile.Look(name, pdf.Length, () => new MemoryStream(pdf)), InboxOrigin.Page)).Item!;
            // Our own PDF: no process apart is needed to read it.
            var text = FileText.Of(pdf);
            item.WasRead(PaperGuess.Of(text), hasText: true, floor.At);
            await InboxReading.Add(floor.Db, item, NumbersInText.In(text));
        });
    }

    private static byte[] Says(string title, string number, string issuer, string says)
    {
        using var written = new MemoryStream();
        new PdfReport().Render(new()
        {
            Title = title,
            Number = number,
            Head = new(issuer),
            Foot = "Made up for the sample shop",
            GeneratedAt = SampleClock.At(Day.Last, new(7, 0)),
            Blocks = [new Facts([new($"{title} No.", number, Monospace: true)]), new Paragraph(says), new Signature("Quality department", issuer)],
        }, written);
        return written.ToArray();
    }
}
