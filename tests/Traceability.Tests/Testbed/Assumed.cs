using Traceability.Data;

namespace Traceability.Tests.Testbed;

/// <summary>What the tests take for granted about the app, in one place.</summary>
internal static class Assumed
{
    /// <summary>The setting that says where the shop's file is.</summary>
    public const string FileSetting = "data";

    public const string SignInPage = "/sign-in";
    public const string CodeField = "Input.Name";
    public const string PasswordField = "Input.Password";

    /// <summary>Makes an empty shop in a new file, as the app itself does at its first start.</summary>
    public static async Task Prepare(ShopFile file)
    {
        await file.Prepare();
        file.Dispose();
    }
}
