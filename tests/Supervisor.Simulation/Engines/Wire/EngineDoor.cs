using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>One daemon's way to the engine of its machine.</summary>
internal sealed class EngineDoor(SimulatedEngine engine, Daemon daemon) : IEngineDialer
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.1);

    private static readonly OperatorError Nobody = new(
        EngineErrorCodes.Stopped,
        "The container engine is stopped.",
        "Nobody listens.",
        ""
    );

    internal SimulatedEngine Engine => engine;

    public Task<Outcome<Stream>> DialAsync(CancellationToken cancellation)
    {
        var dialed = new TaskCompletionSource<Outcome<Stream>>();
        daemon.After(Way, () => dialed.TrySetResult(engine.Run is { IsClosed: false } run ? new Line(run) : Nobody));
        return dialed.Task;
    }

    public HttpMessageHandler HandlerOver(Stream connection) => new Speaker(this, ((Line)connection).Run);

    private void Send(EngineRun run, EngineCall call) => engine.Take(run, call);

    /// <summary>Nothing of HTTP is on it: what would be is handed over whole.</summary>
    private sealed class Line(EngineRun run) : MemoryStream
    {
        internal EngineRun Run => run;
    }

    private sealed class Speaker(EngineDoor door, EngineRun run) : HttpMessageHandler
    {
        private CancellationTokenRegistration _registration;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var call = new EngineCall(door.Daemon, ApiRequest.Of(request));
            _registration = cancellationToken.UnsafeRegister((_, token) => call.GiveUp(token), null);
            door.Send(run, call);
            return call.Answer;
        }

        protected override void Dispose(bool disposing)
        {
            _registration.Dispose();
            base.Dispose(disposing);
        }
    }

    private Daemon Daemon => daemon;
}
