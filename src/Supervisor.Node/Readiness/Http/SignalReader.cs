using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Contracts;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>
/// Reads a body that is small, or says that it is not. The server's own limit would cut a large one off, and who is still
/// sending then never sees the answer: so the server reads on for a few seconds, and keeps none of it.
/// </summary>
internal static class SignalReader
{
    public static async ValueTask<Outcome<AgentWord>> ReadAsync(HttpContext context, string word)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (context.Request.ContentLength > ReadinessLimits.MaxBodyBytes)
        {
            return SignalErrors.TooLarge;
        }

        try
        {
            return await ReadSmallAsync(context, word);
        }
        catch (BadHttpRequestException e)
        {
            return SignalErrors.Malformed(e.Message);
        }
    }

    private static async ValueTask<Outcome<AgentWord>> ReadSmallAsync(HttpContext context, string word)
    {
        var body = context.Request.BodyReader;
        ReadResult read;
        while (!(read = await body.ReadAsync(context.RequestAborted)).IsCompleted)
        {
            if (read.Buffer.Length > ReadinessLimits.MaxBodyBytes)
            {
                break;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var parsed =
            read.Buffer.Length > ReadinessLimits.MaxBodyBytes
                ? SignalErrors.TooLarge
                : SignalBody.Parse(word, read.Buffer);
        body.AdvanceTo(read.Buffer.End);
        return parsed;
    }
}
