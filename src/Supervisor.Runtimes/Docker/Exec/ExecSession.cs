using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Logs;

namespace Supervisor.Runtimes.Docker.Exec;

/// <summary>
/// A command's input and output while it runs. To leave it does not end the command. One may write while another reads.
/// </summary>
internal sealed class ExecSession : IDisposable
{
    private readonly EngineExchange _exchange;
    private readonly EngineRequest _request;
    private readonly Stream _input;

    private ExecSession(EngineExchange exchange, EngineRequest request, Stream input, EngineFeed<OutputPart> output)
    {
        _exchange = exchange;
        _request = request;
        _input = input;
        Output = output;
    }

    /// <summary>Ends when the command does; its exit code is then found by inspection.</summary>
    public EngineFeed<OutputPart> Output { get; }

    public static async Task<ExecSession> OverAsync(
        EngineExchange exchange,
        EngineRequest request,
        bool isTerminal,
        TimeProvider time
    )
    {
        // The answer has begun, so nothing is waited for here.
        var connection = await exchange.BodyAsync(CancellationToken.None);
        var output = new EngineFeed<OutputPart>(
            exchange,
            request,
            OutputFrames.Reader(isTerminal),
            Timeout.InfiniteTimeSpan,
            time
        );
        return new ExecSession(exchange, request, connection, output);
    }

    /// <summary>Waits for as long as the command does not read.</summary>
    public Task<EngineOutcome<Change>> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        GuardAsync(
            async () =>
            {
                await _input.WriteAsync(bytes, cancellation);
                await _input.FlushAsync(cancellation);
                return Change.Made;
            },
            cancellation
        );

    /// <summary>The command reads the end of its input, and may still write.</summary>
    public Task<EngineOutcome<Change>> CloseInputAsync(CancellationToken cancellation) =>
        GuardAsync(
            async () =>
                await _exchange.CloseWriteEndAsync(cancellation)
                    ? Change.Made
                    : throw new IOException("this kind of connection cannot be ended on one side"),
            cancellation
        );

    public void Dispose() => Output.Dispose();

    private async Task<EngineOutcome<Change>> GuardAsync(Func<Task<Change>> act, CancellationToken cancellation)
    {
        try
        {
            return await act();
        }
        catch (Exception cause)
            when (!cancellation.IsCancellationRequested && ExchangeFaults.Describe(cause) is { } why)
        {
            return _request.Unknown(why);
        }
    }
}
