using Microsoft.Playwright;
using Traceability.Printing;
using Traceability.Tests.Compliance;
using Traceability.Tests.Stock;
using Xunit.Abstractions;

namespace Traceability.Tests.Scanning;

/// <summary>The camera and photos as another gun, by a reader that runs in the page and is not ours.</summary>
[Collection(InBrowser.Name)]
public sealed class CameraInBrowserTests(Browser browser, ITestOutputHelper output)
{
    /// <summary>Pictures that the reader cannot read, and why.</summary>
    private static readonly Dictionary<string, string> Unreadable = [];

    [Fact]
    public Task Every_picture_of_a_code_is_read_as_what_it_says() => AtTheShop(async page =>
    {
        if (Shared.Find("data/barcodes", output) is not { } folder) return;
        await page.Visit("/scan");
        await page.Playwright.EvaluateAsync("() => { window.got = []; document.addEventListener('camera-scan', e => { e.stopImmediatePropagation(); got.push(e.detail.code); }, true); }");
        // The page's own camera stays open for many.
        await page.Playwright.Locator("main .camera").First.ClickAsync();
        var wrong = new List<string>();
        var pictures = Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        foreach (var picture in pictures)
        {
            var (name, says) = (Path.GetRelativePath(folder, picture), await File.ReadAllTextAsync(Path.ChangeExtension(picture, ".txt")));
            await page.Playwright.EvaluateAsync("got.length = 0");
            await page.Playwright.SetInputFilesAsync("#camera-photo", picture);
            for (var tries = 0; tries < 200 && !await page.Playwright.EvaluateAsync<bool>("got.length > 0 || /No code|not a picture|Which one/.test(document.querySelector('.camera-dialog .said').textContent)"); tries++)
                await page.Playwright.WaitForTimeoutAsync(50);
            // A GS1 code says before its text which symbol it was.
            var read = await page.Playwright.EvaluateAsync<string>("(got[0] ?? '').replace(/^\\][A-Za-z]\\d/, '')");
            if ((read == says) == Unreadable.ContainsKey(name)) wrong.Add($"{name}: \"{read}\", and not \"{says}\"; {await page.Playwright.EvaluateAsync<string>("document.querySelector('.camera-dialog')?.innerText ?? 'closed'")}");
        }
        Assert.Equal(14, pictures.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    });

    [Fact]
    public Task A_photo_goes_where_a_gun_would() => AtTheShop(async page =>
    {
        var photo = new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Printed("ACR-0524-02") };
        await page.Visit("/stock");
        await Open(page);
        await page.AssertAccessible();
        await page.Shoot("camera");
        await page.Playwright.SetInputFilesAsync("#camera-photo", new FilePayload { Name = "n.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        await Says(page, "This file is not a picture");
        await page.Playwright.SetInputFilesAsync("#camera-photo", new FilePayload { Name = "w.png", MimeType = "image/png", Buffer = Printed(null) });
        await Says(page, "No code was found in this photo");
        await page.Leave(() => page.Playwright.SetInputFilesAsync("#camera-photo", photo));
        Assert.Equal("/lots/1", new Uri(page.Playwright.Url).AbsolutePath);

        // Beside a field it fills that field.
        await page.Visit("/bind?lot=ACR-0524-02");
        await page.Playwright.Locator(".field:has([name='Input.Code']) .camera").ClickAsync();
        await page.Playwright.SetInputFilesAsync("#camera-photo", new FilePayload { Name = "t.png", MimeType = "image/png", Buffer = Printed("TAG-000001") });
        await Assertions.Expect(page.Playwright.Locator("[name='Input.Code']")).ToHaveValueAsync("TAG-000001");
        await Assertions.Expect(page.Playwright.Locator(".camera-dialog")).ToHaveCountAsync(0);
        await page.Press("Bind it");
        Assert.Contains("TAG-000001 is bound to ACR-0524-02", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.AssertAccessible();
        await page.Shoot("lot-bound");
    });

    [Theory]
    [InlineData("Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.reject(new DOMException('', 'NotAllowedError')) })", "The camera was refused. Allow it for this page")]
    [InlineData("Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.reject(new DOMException('', 'NotFoundError')) })", "There is no camera on this device")]
    [InlineData("Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.reject(new DOMException('', 'NotReadableError')) })", "Another program uses the camera")]
    [InlineData("Object.defineProperty(window, 'isSecureContext', { value: false })", "only where the shop is opened by https: see Settings")]
    [InlineData("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "This browser gives no camera to pages")]
    public Task Without_a_camera_it_says_why_and_what_to_do(string how, string says) => AtTheShop(async page =>
    {
        await page.Playwright.AddInitScriptAsync(how);
        await page.Visit("/stock");
        await Open(page);
        await Says(page, says);
        Assert.Equal("camera-photo", await page.Playwright.EvaluateAsync<string>("document.activeElement.id"));
        await page.Click("Close");
        await Assertions.Expect(page.Playwright.Locator(".camera-dialog")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_code_before_the_camera_is_read_once_and_the_camera_is_let_go() => AtTheShop(async page =>
    {
        await page.Playwright.AddInitScriptAsync($$"""
            navigator.mediaDevices.getUserMedia = async () => {
              const picture = Object.assign(new Image(), { src: 'data:image/png;base64,{{Convert.ToBase64String(Printed("acr-0524-02"))}}' });
              await picture.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 }), ink = canvas.getContext('2d');
              setInterval(() => { ink.fillStyle = '#eee'; ink.fillRect(0, 0, 640, 480); ink.drawImage(picture, 180, 100); }, 50);
              return window.stream = canvas.captureStream(20);
            };
            """);
        await page.Visit("/scan");
        await page.Playwright.Locator("form#many .with-camera:has(#code) .camera").ClickAsync();
        await Assertions.Expect(page.Playwright.Locator("#verdict b")).ToHaveTextAsync("ACR-0524-02");
        await Assertions.Expect(page.Playwright.Locator(".camera-dialog .judged.ok b")).ToHaveTextAsync("ACR-0524-02");
        // It stays before the camera, and is counted once.
        await page.Playwright.WaitForTimeoutAsync(600);
        Assert.Equal(1, await page.Playwright.Locator("#scanned tr").CountAsync());
        Assert.Equal("", await page.Playwright.Locator("#scanned .times").InnerTextAsync());
        await page.AssertAccessible();
        await page.Shoot("camera-live");
        await page.Click("Close");
        await Assertions.Expect(page.Playwright.Locator(".camera-dialog")).ToHaveCountAsync(0);
        Assert.Equal("ended", await page.Playwright.EvaluateAsync<string>("stream.getTracks()[0].readyState"));
    });

    [Fact]
    public Task Nothing_of_the_reader_is_fetched_before_somebody_asks_for_it() => AtTheShop(async page =>
    {
        var asked = new List<string>();
        page.Playwright.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.Visit("/stock");
        Assert.DoesNotContain(asked, path => path.Contains("zxing", StringComparison.Ordinal) || path.Contains("camera.js", StringComparison.Ordinal));
        await Open(page);
        await page.Playwright.SetInputFilesAsync("#camera-photo", new FilePayload { Name = "w.png", MimeType = "image/png", Buffer = Printed(null) });
        await Says(page, "No code was found");
        Assert.Contains("/lib/zxing-wasm/reader/zxing_reader.wasm", asked);
    });

    private async Task AtTheShop(Func<BrowserPage, Task> visit)
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await workshop.Accepted(await workshop.Material("ACR", level: Traceability.Materials.ControlLevel.Label), number: "ACR-0524-02");
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await visit(page);
        });
    }

    private static Task Open(BrowserPage page) => page.Playwright.Locator("header.top .camera").ClickAsync();

    private static Task Says(BrowserPage page, string words) => Assertions.Expect(page.Playwright.Locator(".camera-dialog .said")).ToContainTextAsync(words);

    /// <summary>A picture of a QR code, or of nothing.</summary>
    private static byte[] Printed(string? text)
    {
        const int pixels = 8;
        var symbol = text is null ? null : QrSymbol.Of(text);
        var size = (symbol?.Size ?? 25) * pixels;
        return PngOf.Grey(size, size, y =>
        {
            var line = Enumerable.Repeat(byte.MaxValue, size).ToArray();
            foreach (var run in symbol?.Runs.Where(r => r.Y == y / pixels) ?? []) Array.Fill(line, byte.MinValue, run.X * pixels, run.Length * pixels);
            return line;
        });
    }
}
