using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>A required agent that waits for one that its group does without: the need makes it required after all.</summary>
internal static class NeedOnOptional
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from need in scene.Needs
        let needed = (need.Resolution as NameResolution.Resolved)?.Member
        where need.Agent.Model.Required && needed is { Agent.Required: false, Group.Ready: ReadyRule.Required }
        select need.At(
            JudgeKinds.NeedOnOptional,
            $"{need.Agent} is required and needs {needed.Agent!.Name}, which is not: without it {need.Agent} never starts.",
            $"Mark {needed.Agent.Name} 'required: true', or {need.Agent} 'required: false', or take the need out."
        );
}
