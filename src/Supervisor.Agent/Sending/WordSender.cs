using System.Net.Sockets;
using System.Text;
using Supervisor.AgentLibrary.Words;

namespace Supervisor.AgentLibrary.Sending;

/// <summary>Sends a word by the best way there is: one that answers, or else one that does not.</summary>
internal sealed class WordSender(AgentEnvironment environment) : IWordSender
{
    private static readonly TimeSpan NotifyPatience = TimeSpan.FromSeconds(5);

    private static readonly SendOutcome Unreachable = new(Verdict.Unreachable);

    private readonly HttpSender? _http = environment.Socket is { } socket ? new HttpSender(socket, environment) : null;

    public async Task<SendOutcome> SendAsync(Word word, CancellationToken stop)
    {
        var outcome = _http is null ? Unreachable : await _http.SendAsync(word, stop);
        return outcome.Verdict is Verdict.Unreachable && environment.NotifySocket is { } notify
            ? await NotifyAsync(notify, word, stop)
            : outcome;
    }

    public void Dispose() => _http?.Dispose();

    /// <summary>Sent is all that can be known here.</summary>
    private static async Task<SendOutcome> NotifyAsync(string path, Word word, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(NotifyPatience);
        try
        {
            // An @ stands for the zero byte of a name that is in no file system.
            var address = new UnixDomainSocketEndPoint(path is ['@', .. var name] ? "\0" + name : path);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            await socket.SendToAsync(Encoding.UTF8.GetBytes(word.Line), address, patience.Token);
            return new SendOutcome(Verdict.Taken);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            return Unreachable;
        }
    }
}
