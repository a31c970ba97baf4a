namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What can be wrong with a fleet whose files are well formed: it could not run, or it would hurt.</summary>
internal static class JudgeKinds
{
    // Names and counts
    public static readonly FindingKind EmptyFleet = Error("empty-fleet");
    public static readonly FindingKind UnexpectedCount = Error("unexpected-count");
    public static readonly FindingKind UnknownNeed = Error("unknown-need");
    public static readonly FindingKind UnplacedAgent = Error("unplaced-agent");
    public static readonly FindingKind AmbiguousNeed = Error("ambiguous-need");
    public static readonly FindingKind InactiveNeed = Error("inactive-need");
    public static readonly FindingKind NeedOnUnknownNode = Error("need-on-unknown-node");
    public static readonly FindingKind MalformedNeed = Error("malformed-need");
    public static readonly FindingKind NeedOnItself = Error("need-on-itself");
    public static readonly FindingKind NeedCycle = Error("need-cycle");
    public static readonly FindingKind ImageGatedCycle = Error("image-gated-cycle");
    public static readonly FindingKind UnknownDependency = Error("unknown-dependency");
    public static readonly FindingKind GroupNameTaken = Error("group-name-taken");
    public static readonly FindingKind ContainerNameTaken = Error("container-name-taken");
    public static readonly FindingKind AgentWithTwoPorts = Warning("agent-with-two-ports");
    public static readonly FindingKind UnknownLink = Warning("unknown-link");
    public static readonly FindingKind UnknownProfile = Warning(FindingCodes.UnknownProfile);
    public static readonly FindingKind NeedOnOptional = Warning("need-on-optional");

    // Machines and their budgets
    public static readonly FindingKind GpuMemoryOvercommitted = Error("gpu-memory-overcommitted");
    public static readonly FindingKind GpuWithoutCard = Error("gpu-without-card");
    public static readonly FindingKind WhichCard = Error("which-card");
    public static readonly FindingKind UnknownCard = Error("unknown-card");
    public static readonly FindingKind UnbudgetedGpu = Warning("unbudgeted-gpu");
    public static readonly FindingKind MemoryOvercommitted = Error("memory-overcommitted");
    public static readonly FindingKind RefusedLimit = Error("refused-limit");
    public static readonly FindingKind NodeDeclaredTwice = Error("node-declared-twice");
    public static readonly FindingKind UndeclaredNode = Warning("undeclared-node");

    // Movable groups
    public static readonly FindingKind MovableFitsNowhere = Error("movable-fits-nowhere");
    public static readonly FindingKind MovableWithLocalVolume = Error("movable-with-local-volume");
    public static readonly FindingKind MovableWithHostPath = Error("movable-with-host-path");
    public static readonly FindingKind MovableWithHostFile = Warning("movable-with-host-file");
    public static readonly FindingKind SharedNetworkOfMovable = Error("shared-network-of-movable");
    public static readonly FindingKind OnlyForMovable = Warning("only-for-movable");

    // Ports, networks and what is mounted
    public static readonly FindingKind PortTaken = Error("port-taken");
    public static readonly FindingKind PortOfNode = Error("port-of-node");
    public static readonly FindingKind PortRangeExhausted = Error("port-range-exhausted");
    public static readonly FindingKind AgentPortTaken = Error("agent-port-taken");
    public static readonly FindingKind PortOutOfRange = Error("port-out-of-range");
    public static readonly FindingKind MalformedPortOffset = Error("malformed-port-offset");
    public static readonly FindingKind PortsOfSharedNetwork = Error("ports-of-shared-network");
    public static readonly FindingKind IgnoredPorts = Warning("ignored-ports");
    public static readonly FindingKind AddressTaken = Error("address-taken");
    public static readonly FindingKind AddressOutsideSubnet = Error("address-outside-subnet");
    public static readonly FindingKind SubnetOverlap = Error("subnet-overlap");
    public static readonly FindingKind UndefinedNetwork = Error("undefined-network");
    public static readonly FindingKind UnknownNamespaceOwner = Error("unknown-namespace-owner");
    public static readonly FindingKind UndefinedVolume = Error("undefined-volume");
    public static readonly FindingKind UndefinedSecret = Error("undefined-secret");
    public static readonly FindingKind UndefinedConfig = Error("undefined-config");
    public static readonly FindingKind MountTargetTaken = Error("mount-target-taken");

    // Health, readiness and probes
    public static readonly FindingKind EmptyHealthTest = Error("empty-health-test");
    public static readonly FindingKind HealthTestWithoutForm = Error("health-test-without-form");
    public static readonly FindingKind UnparsableHealthTest = Error("unparsable-health-test");
    public static readonly FindingKind HealthTestInOneWord = Warning("health-test-in-one-word");
    public static readonly FindingKind TestCannotFail = Warning("test-cannot-fail");
    public static readonly FindingKind HttpErrorPasses = Warning("http-error-passes");
    public static readonly FindingKind HealthyWithoutTest = Warning("healthy-without-test");
    public static readonly FindingKind TimeoutOverInterval = Warning("timeout-over-interval");
    public static readonly FindingKind ZeroInterval = Warning("zero-interval");
    public static readonly FindingKind ProbeOfHostPort = Warning("probe-of-host-port");
    public static readonly FindingKind SharedProbe = Warning("shared-probe");
    public static readonly FindingKind ProbeWithoutPort = Error("probe-without-port");
    public static readonly FindingKind MalformedProbe = Error("malformed-probe");
    public static readonly FindingKind QuorumOutOfRange = Error("quorum-out-of-range");
    public static readonly FindingKind NothingRequired = Warning("nothing-required");
    public static readonly FindingKind NobodyVouches = Warning("nobody-vouches");
    public static readonly FindingKind StartDeadlineTooShort = Warning("start-deadline-too-short");
    public static readonly FindingKind TtlBelowHeartbeat = Warning("ttl-below-heartbeat");

    // Commands, images and restarts
    public static readonly FindingKind ProcessWithoutCommand = Error("process-without-command");
    public static readonly FindingKind EmptyCommand = Error("empty-command");
    public static readonly FindingKind ShellWordsWithoutShell = Warning("shell-words-without-shell");
    public static readonly FindingKind HolderWithoutInit = Warning("holder-without-init");
    public static readonly FindingKind MalformedImage = Error("malformed-image");
    public static readonly FindingKind UntaggedImage = Warning("untagged-image");
    public static readonly FindingKind EscalateWithoutRestart = Warning("escalate-without-restart");
    public static readonly FindingKind RestartOfImageAgent = Warning("restart-of-image-agent");
    public static readonly FindingKind MinOverCap = Warning("min-over-cap");
    public static readonly FindingKind NeverCompletes = Warning("never-completes");

    // What programs are told
    public static readonly FindingKind UnknownLateValue = Error("unknown-late-value");
    public static readonly FindingKind LanAddress = Warning("lan-address");
    public static readonly FindingKind LocalhostAsPeer = Warning("localhost-as-peer");
    public static readonly FindingKind PlainTextSecret = Warning("plain-text-secret");
    public static readonly FindingKind SecretOnCommandLine = Warning("secret-on-command-line");

    private static FindingKind Error(string code) => new(code, Severity.Error);

    private static FindingKind Warning(string code) => new(code, Severity.Warning);
}
