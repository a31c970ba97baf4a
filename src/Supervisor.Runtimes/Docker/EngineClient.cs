using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Copy;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Runtimes.Docker.Stats;
using Supervisor.Runtimes.Docker.Volumes;

namespace Supervisor.Runtimes.Docker;

/// <summary>
/// A container engine that answered, in the version of its API that both sides speak. It holds no connection between calls,
/// and nothing to dispose of. After the engine was away connect anew, for it may have come back as another version.
/// <para>
/// An engine that refuses, is away or breaks off is an outcome (<see cref="EngineOutcome{T}"/>) and never an exception; a
/// caller who calls off his own call gets <see cref="OperationCanceledException"/>. All calls may be made at the same time.
/// </para>
/// </summary>
internal sealed class EngineClient
{
    private EngineClient(EngineTransport engine, EngineVersion version, ApiVersion api)
    {
        Version = version;
        Api = api;
        System = new SystemCalls(engine);
        Containers = new ContainerCalls(engine);
        Exec = new ExecCalls(engine);
        Logs = new LogCalls(engine);
        Stats = new StatCalls(engine);
        Copy = new CopyCalls(engine);
        Events = new EventCalls(engine);
        Images = new ImageCalls(engine);
        Networks = new NetworkCalls(engine);
        Volumes = new VolumeCalls(engine);
    }

    public EngineVersion Version { get; }

    /// <summary>What was agreed upon.</summary>
    public ApiVersion Api { get; }

    public SystemCalls System { get; }

    public ContainerCalls Containers { get; }

    public ExecCalls Exec { get; }

    public LogCalls Logs { get; }

    public StatCalls Stats { get; }

    public CopyCalls Copy { get; }

    public EventCalls Events { get; }

    public ImageCalls Images { get; }

    public NetworkCalls Networks { get; }

    public VolumeCalls Volumes { get; }

    public static Task<EngineOutcome<EngineClient>> ConnectAsync(
        EngineAddress address,
        EngineTimes times,
        TimeProvider time,
        CancellationToken cancellation
    ) =>
        ConnectAsync(
            new EngineDialer(address, times.Connect, time, EngineRefusals.OfThisMachine),
            times,
            time,
            cancellation
        );

    public static async Task<EngineOutcome<EngineClient>> ConnectAsync(
        IEngineDialer dialer,
        EngineTimes times,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var transport = new EngineTransport(dialer, version: null, times, time);
        var system = new SystemCalls(transport);
        var pong = await system.PingAsync(cancellation);
        if (!pong.IsOk)
        {
            return Unanswered(pong.Failure);
        }

        if (ApiVersion.Parse(pong.Value.ApiVersion) is not { } highest)
        {
            return new EngineFailure.Unreached(NoEngine);
        }

        var version = await system.VersionAsync(cancellation);
        if (!version.IsOk)
        {
            return Unanswered(version.Failure);
        }

        var lowest = ApiVersion.Parse(version.Value.LowestApiVersion);
        var agreed = ApiNegotiation.Agree($"{version.Value}", highest, lowest);
        return agreed.IsOk
            ? new EngineClient(transport.Speaking(agreed.Value), version.Value, agreed.Value)
            : new EngineFailure.Unreached(agreed.Error);
    }

    /// <summary>So far nothing was asked for that could have been done, so nothing is in doubt.</summary>
    private static EngineFailure Unanswered(EngineFailure failure) =>
        failure is EngineFailure.Unknown(_, var why)
            ? new EngineFailure.Unreached(
                new OperatorError(
                    EngineErrorCodes.NoAnswer,
                    "The container engine took a connection and gave no answer.",
                    $"What was seen: {why}.",
                    "Look what it is at (systemctl status docker); one that hangs has to be started anew."
                )
            )
            : failure;

    private static OperatorError NoEngine { get; } =
        new(
            EngineErrorCodes.NotAnEngine,
            "What answered is no container engine.",
            "It did not say which version of the Engine API it speaks.",
            "Look at DOCKER_HOST and at Docker's context: docker context ls."
        );
}
