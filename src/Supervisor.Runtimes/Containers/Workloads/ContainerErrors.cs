using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Doctor.Ports;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>What stands in the way of containers, as an operator reads it.</summary>
internal static class ContainerErrors
{
    public const string OtherRun = "containers.other-run";
    public const string NotPrepared = "containers.not-prepared";
    public const string HolderDown = "containers.holder-down";
    public const string Hook = "containers.hook-failed";
    public const string PortInUse = "containers.port-taken";
    public const string Stopping = "containers.daemon-stops";

    public static OperatorError RunsAlready(string name) =>
        new(
            OtherRun,
            $"The container {name} runs already, by a start that is not this one.",
            "An agent has one container, and it is started again only when its last run has ended.",
            $"docker stop {name}, if this does not pass by itself."
        );

    public static OperatorError NotStarted(string name, string said) =>
        new(
            EngineErrorCodes.Refused,
            $"The container engine did not start {name}.",
            $"It said: {said}",
            $"docker start {name} says the same; docker inspect {name} shows what was asked for."
        );

    /// <param name="refusal">What the engine has said.</param>
    public static OperatorError LivesOn(OperatorError refusal) =>
        refusal with
        {
            Why =
                $"{refusal.Why} Something of it lives all the same, or may: it is held, and killed at the end of this node's right to it.".TrimStart(),
        };

    public static OperatorError PortTaken(string name, WantedPort port, PortHolder holder) =>
        new(
            PortInUse,
            $"The container {name} was not started: port {port} of this machine is taken.",
            $"{char.ToUpperInvariant(holder.Who[0])}{holder.Who[1..]} has it. To free it: {holder.Remedy}",
            holder.Remedy
        );

    public static OperatorError NoHolder(AgentAddress holder) =>
        new(
            HolderDown,
            $"The container of {holder.Group} does not run.",
            "Agents within it run as long as it does.",
            $"pbm agent why {holder}"
        );

    public static OperatorError NoFolder(AgentAddress agent, Exception fault) =>
        new(
            NotPrepared,
            $"The folder that {agent} has in common with its container could not be made.",
            fault.Message,
            "Make room on the disk, or give the daemon's user the right to write to its data directory."
        );

    /// <param name="kind">As a file calls it.</param>
    public static OperatorError HookFailed(string kind, string program, string why) =>
        new(
            Hook,
            $"The {kind} command '{program}' failed.",
            why,
            $"Mend it in the file's {kind}, or try it by 'pbm agent exec'."
        );

    public static OperatorError Gone(string name) =>
        new(OtherRun, $"The container {name} was removed while it was being started.", "Somebody else removed it.", "");

    public static OperatorError HeldWithItsContainer(WorkloadId id) =>
        new(
            GuardErrorCodes.CannotHold,
            $"{id.Agent} has no leash of its own.",
            "What runs within a container dies with it.",
            $"Hold {AgentAddress.HolderOf(id.Agent.Group)}."
        );

    public static OperatorError DaemonStops { get; } =
        new(Stopping, "The daemon is stopping.", "What was under way has not been waited for.", "");
}
