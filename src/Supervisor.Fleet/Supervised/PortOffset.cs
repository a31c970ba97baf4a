using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Supervised;

/// <summary>What the environment of the one who applies, or <c>.env</c>, adds to every published port.</summary>
internal static class PortOffset
{
    public const string Variable = "PORT_OFFSET";

    public static int Of(ProjectTree project, FindingLog log)
    {
        if (!project.Environment.TryGet(Variable, out var text) || string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }

        if (Parsed(text) is { } offset)
        {
            return offset;
        }

        log.Add(
            JudgeKinds.MalformedPortOffset,
            project.Root.Place,
            $"{Variable} is '{Excerpt.Of(text)}' in the environment or in .env, and it shifts the published ports.",
            "Set it to a whole number, such as 1000, or leave it out for no offset."
        );
        return 0;
    }

    /// <summary>Of one service: its own, before that of the project.</summary>
    public static int Of(ServiceModel service, int project) => Own(service) is { } text ? Parsed(text) ?? 0 : project;

    /// <summary>What the service itself says; null: nothing.</summary>
    public static string? Own(ServiceModel service) =>
        service.Environment.TryGet(Variable, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Null: no number, or one that leaves no port of any machine.</summary>
    public static int? Parsed(string text) =>
        ScalarText.Number(text) is { } offset && Math.Abs((long)offset) < PortRange.Highest ? offset : null;
}
