using Traceability.Certificates;
using Traceability.Certificates.FileTexts;
using Traceability.Data;

namespace Traceability.Exchange;

internal sealed class TextVerb : Verb
{
    public override string Name => "text";
    public override string Arguments => "FILE";
    public override string Does => "the text of a PDF or data file as it is searched for numbers; -: of standard input";

    // The shop is not asked; nothing is kept.
    public override Opening? Opening => null;

    public override async Task<int> Run(VerbCall call)
    {
        var piped = call.Words[0] == "-";
        await using var file = piped ? Console.OpenStandardInput() : new FileStream(call.Words[0], FileMode.Open, FileAccess.Read, FileShare.Read);
        using var content = new MemoryStream();
        var buffer = new byte[StoredFile.ChunkSize];
        for (int read; (read = await file.ReadAsync(buffer, call.Cancel)) > 0;)
        {
            if (content.Length + read > StoredFile.Largest)
                throw new DomainRuleException($"The file has more than {StoredFile.Largest >> 20} MB; larger ones are not read.");
            content.Write(buffer, 0, read);
        }
        var text = FileText.Of(content.ToArray()).ToString();
        if (!piped)
        {
            await call.Output.WriteLineAsync(text);
            return 0;
        }
        // To another program in UTF-8, whatever this computer's terminals use.
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), call.Cancel);
        return 0;
    }
}
