using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Late;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Places;

namespace Supervisor.Supervision.Plans;

/// <summary>What keeps a definition from being run, each in its words.</summary>
internal static class PlanErrors
{
    internal static PlanError Container(FleetMember group) =>
        new(
            group,
            TreePath.Of("services", group.Group.Name),
            new OperatorError(
                PlanErrorCodes.Container,
                $"The service '{group.Group.Name}' is a container, and this node runs host processes only.",
                "Containers come with the Docker runtime.",
                $"Give '{group.Group.Name}' a command and neither image nor build, or leave it out."
            )
        );

    internal static PlanError NoCommand(FleetMember agent) =>
        new(
            agent,
            PathOf(agent),
            new OperatorError(
                PlanErrorCodes.NoCommand,
                $"Nothing says how {agent} is started.",
                "A host process has no image that would start it.",
                "Give it a command."
            )
        );

    internal static PlanError UnknownNeed(UnresolvedNeed unresolved) =>
        new(
            unresolved.Need.Owner,
            unresolved.Need.Path,
            new OperatorError(
                PlanErrorCodes.UnknownNeed,
                $"{unresolved.Need.Owner} needs '{unresolved.Need.Name}', which names nothing that runs in this fleet.",
                "It would wait for ever.",
                "Correct the name, or apply this file together with the file that has it."
            )
        );

    internal static PlanError LateValue(FleetMember agent, LateReference reference, string why, string remedy) =>
        new(
            agent,
            PathOf(agent),
            new OperatorError(
                PlanErrorCodes.LateValue,
                $"{reference.Written} in the definition of {agent} cannot be filled in.",
                why,
                remedy
            )
        );

    internal static PlanError Rotation(FleetMember group, string option, string text) =>
        new(
            group,
            TreePath.Of("services", group.Group.Name, "logging", "options", option),
            new OperatorError(
                PlanErrorCodes.Rotation,
                $"The {option} of '{group.Group.Name}' is '{text}'.",
                "Its logs could not be rotated by it.",
                option is LogRotation.SizeOption
                    ? "Write a size, such as 10m."
                    : "Write a whole number from 1 up, such as \"3\"."
            )
        );

    private static TreePath PathOf(FleetMember agent) =>
        TreePath.Of("services", agent.Group.Name, "x-supervisor", "agents", agent.Agent!.Name);
}
