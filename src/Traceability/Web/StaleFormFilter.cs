using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Traceability.Web;

/// <summary>
/// A form whose token has run out, or was made for somebody else, is not carried out. What was typed is kept, and the
/// person is asked to send it again.
/// </summary>
internal sealed class StaleFormFilter : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var http = context.HttpContext;
            var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            if (http.Request.ContentLength > limit)
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            else if (await FormKeeper.Read(http) is { } form)
                http.Features.Set(new StaleForm(form));
        }
        await next();
    }
}

/// <summary>Left for the page that answers 400.</summary>
internal sealed record StaleForm(KeptForm Form);
