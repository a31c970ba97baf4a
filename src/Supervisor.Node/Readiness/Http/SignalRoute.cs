using Supervisor.Contracts.Readiness;

namespace Supervisor.Node.Readiness.Http;

/// <summary>What a request's target asks for: whose word, and which.</summary>
internal readonly record struct SignalRoute(string Agent, string Word)
{
    /// <summary>
    /// From the target as it was sent: decoded once by others, a name's own slash could not be told from the path's. Who
    /// does not encode it, as <c>/v1/agents/GROUP/AGENT/ready</c>, is understood all the same.
    /// </summary>
    /// <returns>Null when there is no such page.</returns>
    public static SignalRoute? Parse(string target)
    {
        var path = target.Split('?')[0];
        if (!path.StartsWith(ReadinessPages.Root, StringComparison.Ordinal))
        {
            return null;
        }

        return path[ReadinessPages.Root.Length..].Split('/') switch
        {
            [{ Length: > 0 } agent, var word] when IsWord(word) => new SignalRoute(Decoded(agent), word),
            [{ Length: > 0 } group, { Length: > 0 } agent, var word] when IsWord(word) => new SignalRoute(
                $"{Decoded(group)}/{Decoded(agent)}",
                word
            ),
            _ => null,
        };
    }

    private static string Decoded(string segment) => Uri.UnescapeDataString(segment);

    private static bool IsWord(string word) =>
        word is ReadinessPages.Ready or ReadinessPages.NotReady or ReadinessPages.Heartbeat or ReadinessPages.Progress;
}
