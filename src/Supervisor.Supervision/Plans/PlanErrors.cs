using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Late;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Places;

namespace Supervisor.Supervision.Plans;

/// <summary>What keeps a definition from being run, each in its words.</summary>
internal static class PlanErrors
{
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

    internal static PlanError UnreadFile(FleetMember group, TreePath path, string file, string what) =>
        new(
            group,
            path,
            new OperatorError(
                PlanErrorCodes.UnreadFile,
                $"The file '{file}', {what}, is not part of what was applied.",
                "It was not there, or could not be read, where the fleet was applied.",
                "Name a file that is there and can be read, and apply the fleet again."
            )
        );

    internal static PlanError UnsetVariable(FleetMember group, TreePath path, string variable, string what) =>
        new(
            group,
            path,
            new OperatorError(
                PlanErrorCodes.UnreadFile,
                $"The variable {variable}, which is {what}, was not set.",
                "It comes from the environment of the one who applies, or from .env.",
                $"Set {variable}, and apply the fleet again."
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
                    ? "Write a size, such as 10m, or \"-1\" for no limit."
                    : "Write a whole number from 1 up, such as \"3\"."
            )
        );

    internal static PlanError MovableNameTaken(FleetMember group) =>
        new(
            group,
            PathOf(group),
            new OperatorError(
                PlanErrorCodes.MovableNameTaken,
                $"The movable group '{group.Group.Name}' may come to run on a node that has another group of that name.",
                "A group's name is unique on each node, and it may run on several.",
                "Give one of the two another name."
            )
        );

    private static TreePath PathOf(FleetMember agent) =>
        agent.Agent is { } own
            ? TreePath.Of("services", agent.Group.Name, "x-supervisor", "agents", own.Name)
            : TreePath.Of("services", agent.Group.Name);
}
