using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders.Online;
using Traceability.Pages.Making;
using Traceability.Web;

namespace Traceability.Pages.Orders;

/// <summary>Orders come in as a file that an online shop gave out.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class ImportModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public OrderFileInput Input { get; set; } = new();

    /// <summary>Files that wait.</summary>
    public IReadOnlyList<OrderFile> Waiting { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public override async Task Load()
    {
        Waiting = await Db.OrderFiles.AsNoTracking().Where(f => f.PutAwayAt == null).OrderByDescending(f => f.Id).Take(50).ToListAsync();
        Names = await Db.NamesOf(Waiting.Select(f => f.RecordedBy));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a long file takes a moment to look at.
        var file = await IncomingFile.Look(Input.File!.FileName, Input.File.Length, Input.File.OpenReadStream, "File", HttpContext.RequestAborted);
        OrdersInFile read;
        await using (var content = Input.File.OpenReadStream())
            read = ShopFileReading.Read(FileNames.Of(file.Name, file.Type), content, Today, Zone, "File", HttpContext.RequestAborted);
        return await Once("bring a file of orders", async () =>
        {
            var kept = await Db.KeepOrders(file, read.Shop);
            await Db.SaveChangesAsync();
            return $"/orders/import/{kept.Id}";
        });
    }
}

public sealed class OrderFileInput
{
    [Required(ErrorMessage = "No file was chosen. Choose or drop it, then bring it in.")]
    public IFormFile? File { get; set; }
}
