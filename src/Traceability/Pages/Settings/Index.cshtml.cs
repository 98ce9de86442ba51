using Microsoft.EntityFrameworkCore;
using Traceability.Computer;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>What is set once and seldom changed.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock, Backups backups, ShopFile file) : StockPage(db, acts, clock)
{
    public int Materials { get; private set; }

    public int Suppliers { get; private set; }

    public int Products { get; private set; }

    public int People { get; private set; }

    public bool IsAdministrator => Acts.Who.Role == Role.Administrator;

    public BackupSentence Backup => backups.InWords();

    /// <summary>What is wrong with where the file is.</summary>
    public string? Place => FilePlace.Warning(file.Path);

    public override async Task Load() =>
        (Materials, Suppliers, Products, People) = (await Db.Materials.CountAsync(), await Db.Suppliers.CountAsync(), await Db.Products.CountAsync(), await Db.Accounts.CountAsync());
}
