namespace Supervisor.Node.Settings;

/// <summary>One thing that can be set, and how it is called on the command line, in the environment and in the file.</summary>
/// <param name="Option">As in <c>--listen</c>.</param>
/// <param name="Variable">As in <c>SUPERVISOR_LISTEN</c>.</param>
/// <param name="Key">As in <c>"listen"</c>; null for what a file cannot say.</param>
/// <param name="Placeholder">What its value is called in the help.</param>
/// <param name="Summary">A line of help.</param>
internal sealed record Setting(string Option, string Variable, string? Key, string Placeholder, string Summary)
{
    /// <summary>Between the values of a list, in the environment and in the file.</summary>
    public char Separator { get; private init; } = ':';

    /// <summary>It takes all the words up to the next option, and may be given again.</summary>
    public bool IsList { get; private init; }

    public static Setting Listen { get; } =
        new(
            "--listen",
            "SUPERVISOR_LISTEN",
            "listen",
            "HOST:PORT",
            "address of the operator API over TCP; 127.0.0.1:9110; port 0 takes any free one"
        );

    public static Setting DataDirectory { get; } =
        new(
            "--data-dir",
            Contracts.Local.StateDirectories.Variable,
            "dataDir",
            "DIR",
            "where the node keeps everything; /var/lib/supervisor as root, else ~/.local/state/supervisor"
        );

    public static Setting Node { get; } =
        new("--node", "SUPERVISOR_NODE", "node", "NAME", "the node's name; the host's name at the first start");

    public static Setting Fleet { get; } =
        new(
            "--fleet",
            "SUPERVISOR_FLEET",
            "fleet",
            "FILE...",
            "fleet files, or FILE+OVERRIDE, to apply when they differ from what it last applied"
        )
        {
            IsList = true,
        };

    public static Setting RestartLimit { get; } =
        new(
            "--restart-limit",
            "SUPERVISOR_RESTART_LIMIT",
            "restartLimit",
            "N",
            "more restarts within a minute are a storm; three for each agent, and 60 at least"
        );

    public static Setting Guard { get; } =
        new(
            "--guard",
            "SUPERVISOR_GUARD",
            "guard",
            "own|apart",
            "own: started when none answers; apart: another starts it, and process services are refused"
        );

    public static Setting Cluster { get; } =
        new(
            "--cluster",
            "SUPERVISOR_CLUSTER",
            "cluster",
            "NAME",
            "the cluster that this node is of; takes --etcd or --coordination"
        );

    public static Setting Etcd { get; } =
        new("--etcd", "SUPERVISOR_ETCD", "etcd", "URL...", "the members of the etcd that the cluster agrees by")
        {
            IsList = true,
            Separator = ',',
        };

    public static Setting EtcdUser { get; } =
        new("--etcd-user", "SUPERVISOR_ETCD_USER", "etcdUser", "NAME", "where etcd has users");

    public static Setting EtcdPasswordFile { get; } =
        new("--etcd-password-file", "SUPERVISOR_ETCD_PASSWORD_FILE", "etcdPasswordFile", "FILE", "the user's password");

    public static Setting EtcdAuthority { get; } =
        new("--etcd-ca", "SUPERVISOR_ETCD_CA", "etcdCa", "FILE", "whose certificates the members of etcd bear (PEM)");

    public static Setting EtcdCertificate { get; } =
        new("--etcd-cert", "SUPERVISOR_ETCD_CERT", "etcdCert", "FILE", "what this node shows to etcd (PEM)");

    public static Setting EtcdKey { get; } =
        new("--etcd-key", "SUPERVISOR_ETCD_KEY", "etcdKey", "FILE", "the key to that (PEM)");

    public static Setting Coordination { get; } =
        new(
            "--coordination",
            "SUPERVISOR_COORDINATION",
            "coordination",
            "FILE",
            "in place of an etcd: a file that several daemons of this machine share"
        );

    public static Setting LinkListen { get; } =
        new(
            "--link-listen",
            "SUPERVISOR_LINK_LISTEN",
            "linkListen",
            "HOST:PORT",
            "where other nodes of the cluster reach this one, all with certificates; 127.0.0.1:9111"
        );

    public static Setting Advertise { get; } =
        new(
            "--advertise",
            "SUPERVISOR_ADVERTISE",
            "advertise",
            "HOST[:PORT]...",
            "what others dial to reach that, where it is not the address itself"
        )
        {
            IsList = true,
            Separator = ',',
        };

    public static Setting Forbid { get; } =
        new(
            "--forbid",
            "SUPERVISOR_FORBID",
            "forbid",
            "KIND...",
            "what this node does not run, whoever asks: privileged, capabilities, host-namespaces, host-mounts, devices, gpus, processes, root-processes"
        )
        {
            IsList = true,
            Separator = ',',
        };

    public static Setting AllowPaths { get; } =
        new(
            "--allow-paths",
            "SUPERVISOR_ALLOW_PATHS",
            "allowPaths",
            "PATH...",
            "though host-mounts or devices are forbidden: PATH as it stands, PATH/... with all below it"
        )
        {
            IsList = true,
        };

    public static Setting LogLevel { get; } =
        new("--log-level", "SUPERVISOR_LOG_LEVEL", "logLevel", "LEVEL", "debug, information, warning or error");

    public static Setting Config { get; } =
        new("--config", "SUPERVISOR_CONFIG", null, "FILE", "a settings file (JSON)");

    public static IReadOnlyList<Setting> All { get; } =
    [
        Listen,
        DataDirectory,
        Node,
        Fleet,
        Cluster,
        Etcd,
        EtcdUser,
        EtcdPasswordFile,
        EtcdAuthority,
        EtcdCertificate,
        EtcdKey,
        Coordination,
        LinkListen,
        Advertise,
        RestartLimit,
        Guard,
        Forbid,
        AllowPaths,
        LogLevel,
        Config,
    ];
}
