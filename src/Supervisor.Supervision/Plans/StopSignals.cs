using System.Globalization;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>How an agent is asked to end, and how long it is waited for.</summary>
internal static class StopSignals
{
    private const string Prefix = "SIG";

    /// <summary>Those that Compose's users write as numbers; they are the same on every Linux.</summary>
    private static readonly Dictionary<int, string> Numbered = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [6] = "SIGABRT",
        [9] = "SIGKILL",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
    };

    internal static StopDefinition Of(StopSettings service, AgentModel? agent = null) =>
        Of(agent?.StopSignal ?? service.Signal, agent?.StopGracePeriod ?? service.GracePeriod);

    /// <summary>The service's signal is for the first process of the container, which others within it are not.</summary>
    internal static StopDefinition OfExecuted(StopSettings service, AgentModel agent) =>
        Of(agent.StopSignal, agent.StopGracePeriod ?? service.GracePeriod);

    private static StopDefinition Of(string? signal, TimeSpan? grace) =>
        new(
            signal is { Length: > 0 } written ? Name(written) : StopDefinition.Usual.Signal,
            grace ?? StopDefinition.Usual.Grace
        );

    /// <summary><c>15</c>, <c>term</c> and <c>SIGTERM</c> are one.</summary>
    private static string Name(string written)
    {
        var text = written.Trim().ToUpperInvariant();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Numbered.GetValueOrDefault(number, text);
        }

        return text.StartsWith(Prefix, StringComparison.Ordinal) ? text : Prefix + text;
    }
}
