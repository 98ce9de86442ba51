using System.Diagnostics;
using Traceability.Genealogy;
using Traceability.Pages.Trace;

namespace Traceability.Benchmarks.Measuring;

/// <summary>How long a picture takes: its two walks, everything up to the folded picture, laying it out.</summary>
internal static class Pictures
{
    public static async Task Measure(ServedShop shop)
    {
        Console.WriteLine("\n| picture of | lots | cards | walks ms | picture ms | layout ms |\n|---|--:|--:|--:|--:|--:|");
        foreach (var (name, id, open) in ((string, int, string)[])[("a lot of the middle", shop.Made.Received / 2, ""), ("run", shop.Made.Specials["run"], ""), ("run, unfolded", shop.Made.Specials["run"], "all"), ("hub", shop.Made.Specials["hub"], "")])
            await Row(shop, name, id, open);
    }

    private static async Task Row(ServedShop shop, string name, int id, string open)
    {
        var root = new Root(RootKind.Lot, shop.Made.Lot(id).Number, null, id, [id]);
        var wish = new PictureWish(new HashSet<string> { open });
        var (walks, pictures, layouts) = (new List<double>(), new List<double>(), new List<double>());
        Picture? picture = null;
        for (var round = 0; round < 12; round++)
        {
            await using var scope = shop.Begin();
            var began = Stopwatch.GetTimestamp();
            await using (await scope.Genealogy.Forward([id])) { }
            await using (await scope.Genealogy.Back([id])) { }
            var walked = Stopwatch.GetTimestamp();
            picture = await scope.Picturing.Of(root, wish);
            var drawn = Stopwatch.GetTimestamp();
            PictureDrawing.Of(picture);
            if (round < 4) continue;
            walks.Add(Stopwatch.GetElapsedTime(began, walked).TotalMilliseconds);
            pictures.Add(Stopwatch.GetElapsedTime(walked, drawn).TotalMilliseconds);
            layouts.Add(Stopwatch.GetElapsedTime(drawn).TotalMilliseconds);
        }
        Console.WriteLine($"| {name} | {picture!.Lots:N0} | {picture.Cards} | {Middle(walks):0.0} | {Middle(pictures):0.0} | {Middle(layouts):0.0} |");
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
