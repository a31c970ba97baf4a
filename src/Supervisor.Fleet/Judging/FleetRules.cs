using System.Collections.Immutable;
using Supervisor.Fleet.Judging.Budgets;
using Supervisor.Fleet.Judging.Commands;
using Supervisor.Fleet.Judging.Counting;
using Supervisor.Fleet.Judging.Health;
using Supervisor.Fleet.Judging.Images;
using Supervisor.Fleet.Judging.Names;
using Supervisor.Fleet.Judging.Networks;
using Supervisor.Fleet.Judging.Placing;
using Supervisor.Fleet.Judging.Ports;
using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Judging.Readiness;
using Supervisor.Fleet.Judging.Restarting;
using Supervisor.Fleet.Judging.Volumes;
using Supervisor.Fleet.Judging.Wording;

namespace Supervisor.Fleet.Judging;

/// <summary>Everything that the judge looks for. Their order means nothing: what they find is sorted by place.</summary>
internal static class FleetRules
{
    public static readonly ImmutableArray<FleetRule> All =
    [
        // Names and counts
        EmptyFleet.Find,
        UnexpectedCount.Find,
        UnknownNeed.Find,
        UnplacedAgent.Find,
        AmbiguousNeed.Find,
        InactiveNeed.Find,
        NeedOnUnknownNode.Find,
        MalformedNeed.Find,
        NeedOnItself.Find,
        WaitingInCircles.Find,
        NeedOnOptional.Find,
        UnknownDependency.Find,
        UnknownLink.Find,
        UnknownProfile.Find,
        GroupNameTaken.Find,
        ContainerNameTaken.Find,
        AgentWithTwoPorts.Find,
        // Machines and where groups are put
        GpuMemoryOvercommitted.Find,
        GpuWithoutCard.Find,
        UnbudgetedGpu.Find,
        MemoryOvercommitted.Find,
        RefusedLimit.Find,
        NodeDeclaredTwice.Find,
        UndeclaredNode.Find,
        MovableFitsNowhere.Find,
        MovableWithLocalData.Find,
        SharedNetworkOfMovable.Find,
        OnlyForMovable.Find,
        // Ports, networks and what is mounted
        PortTaken.Find,
        PortRangeExhausted.Find,
        AgentPortTaken.Find,
        PortOutOfRange.Find,
        MalformedPortOffset.Find,
        IgnoredPorts.Find,
        AddressTaken.Find,
        AddressOutsideSubnet.Find,
        SubnetOverlap.Find,
        UndefinedNetwork.Find,
        UnknownNamespaceOwner.Find,
        UndefinedVolume.Find,
        UndefinedGrant.Find,
        MountTargetTaken.Find,
        // Health, probes and readiness
        EmptyHealthTest.Find,
        HealthTestWithoutForm.Find,
        UnparsableHealthTest.Find,
        HealthTestInOneWord.Find,
        TestCannotFail.Find,
        HttpErrorPasses.Find,
        HealthyWithoutTest.Find,
        TimeoutOverInterval.Find,
        ZeroInterval.Find,
        MalformedProbe.Find,
        ProbeWithoutPort.Find,
        ProbeOfHostPort.Find,
        SharedProbe.Find,
        NobodyVouches.Find,
        NothingRequired.Find,
        QuorumOutOfRange.Find,
        StartDeadlineTooShort.Find,
        TtlBelowHeartbeat.Find,
        // Commands, images and restarts
        ProcessWithoutCommand.Find,
        EmptyCommand.Find,
        ShellWordsWithoutShell.Find,
        HolderWithoutInit.Find,
        MalformedImage.Find,
        UntaggedImage.Find,
        EscalateWithoutRestart.Find,
        RestartOfImageAgent.Find,
        MinOverCap.Find,
        NeverCompletes.Find,
        // What programs are told
        LateValues.Find,
        LanAddress.Find,
        LocalhostAsPeer.Find,
        PlainTextSecret.Find,
        SecretOnCommandLine.Find,
    ];
}
