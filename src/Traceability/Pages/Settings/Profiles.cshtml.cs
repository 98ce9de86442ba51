using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>What each kind of work demands, side by side.</summary>
public sealed class ProfilesModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public sealed record Row(Profile Profile, int Products, int Customers)
    {
        public string Needs
        {
            get
            {
                var needs = string.Join(", ", new[] { Profile.NeedsBom ? "bill of materials" : "", Profile.NeedsSop ? "procedure" : "", Profile.NeedsDrawing ? "drawing" : "" }.Where(n => n.Length > 0));
                return needs.Length == 0 ? "–" : needs;
            }
        }
    }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load() => Rows = await Db.Profiles.AsNoTracking().OrderBy(p => p.Id)
        .Select(p => new Row(p, Db.Products.Count(x => x.ProfileId == p.Id), Db.Customers.Count(c => c.ProfileId == p.Id))).ToListAsync();
}
