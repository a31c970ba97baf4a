using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Contracts;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>Reads a body that is small, or says that it is not.</summary>
internal static class SignalReader
{
    public static async ValueTask<Outcome<AgentWord>> ReadAsync(HttpContext context, string word)
    {
        if (context.Request.ContentLength > ReadinessLimits.MaxBodyBytes)
        {
            return SignalErrors.TooLarge;
        }

        try
        {
            return await ReadWholeAsync(context, word);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode is StatusCodes.Status413PayloadTooLarge
                ? SignalErrors.TooLarge
                : SignalErrors.Malformed(e.Message);
        }
    }

    private static async ValueTask<Outcome<AgentWord>> ReadWholeAsync(HttpContext context, string word)
    {
        // The operators' listener takes larger ones.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ReadinessLimits.MaxBodyBytes;
        }

        var body = context.Request.BodyReader;
        ReadResult read;
        while (!(read = await body.ReadAsync(context.RequestAborted)).IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var parsed = SignalBody.Parse(word, read.Buffer);
        body.AdvanceTo(read.Buffer.End);
        return parsed;
    }
}
