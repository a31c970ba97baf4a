using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Explaining;

/// <summary>Command lines that clear a state.</summary>
internal static class Remedies
{
    internal const string None = "";
    internal const string Thaw = "pbm fleet thaw";
    internal const string Doctor = "pbm node doctor";
    internal const string StartFleet = "pbm fleet start";

    internal static string StartAgent(AgentAddress agent) => $"pbm agent start {agent}";

    internal static string RestartAgent(AgentAddress agent) => $"pbm agent restart {agent}";

    internal static string ReleaseAgent(AgentAddress agent) => $"pbm agent release {agent}";

    internal static string StartGroup(string group) => $"pbm group start {group}";

    internal static string RestartGroup(string group) => $"pbm group restart {group}";

    internal static string ReleaseGroup(string group) => $"pbm group release {group}";
}
