using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Runtimes.Docker.Calls;

/// <summary>An engine that answers each connection with the next of the answers that it was given.</summary>
internal sealed class ScriptedEngine : IEngineDialer
{
    public static OperatorError Away { get; } = new(EngineErrorCodes.Stopped, "The engine is stopped.", "", "");

    private readonly Queue<ScriptedConnection> _next = new();

    public VirtualClock Clock { get; } = new();

    public List<ScriptedConnection> Connections { get; } = [];

    public EngineTransport Transport => new(this, new ApiVersion(1, 41), EngineTimes.Usual, Clock);

    public ScriptedConnection Answers(string text, Ending ending = Ending.Close) =>
        Answers(Encoding.UTF8.GetBytes(text), ending);

    public ScriptedConnection Answers(byte[] bytes, Ending ending = Ending.Close)
    {
        var connection = new ScriptedConnection(bytes, ending);
        _next.Enqueue(connection);
        return connection;
    }

    /// <summary>A whole answer with a body of this kind.</summary>
    public ScriptedConnection Answers(int status, string body, Ending ending = Ending.Close) =>
        Answers(
            $"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}",
            ending
        );

    public Task<Outcome<Stream>> DialAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_next.TryDequeue(out var connection))
        {
            return Task.FromResult<Outcome<Stream>>(Away);
        }

        Connections.Add(connection);
        return Task.FromResult<Outcome<Stream>>(connection);
    }

    /// <summary>Once the engine has said all that it says, time passes.</summary>
    public async Task LetTimePassAsync(ScriptedConnection connection, TimeSpan time)
    {
        await connection.AllWasSaid.Task;
        var until = Clock.Elapsed + time;
        while (Clock.MoveToNextTimer(until)) { }
        Clock.MoveTo(until);
    }
}
