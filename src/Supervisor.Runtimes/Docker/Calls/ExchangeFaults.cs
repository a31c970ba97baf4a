using System.Text.Json;
using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What can befall an answer on its way, as part of a sentence.</summary>
internal static class ExchangeFaults
{
    /// <returns>Null: nothing that the other side could be the reason of.</returns>
    public static string? Describe(Exception cause) =>
        cause switch
        {
            JsonException => $"it answered what could not be read ({OneLine.Of(cause.Message)})",
            InvalidDataException => OneLine.Of(cause.Message),
            // The innermost is what happened; around it stands only where it was noticed.
            HttpRequestException or IOException => OfTheWire(cause.GetBaseException()),
            _ => ProbeFailures.Describe(cause),
        };

    private static string OfTheWire(Exception innermost) =>
        ProbeFailures.Describe(innermost) ?? OneLine.Of(innermost.Message);
}
