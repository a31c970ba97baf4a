using Supervisor.AgentLibrary.Words;

namespace Supervisor.AgentLibrary.Sending;

/// <summary>A way to the supervisor. A task never faults for what happens on the way; it ends in an outcome.</summary>
internal interface IWordSender : IDisposable
{
    Task<SendOutcome> SendAsync(Word word, CancellationToken stop);
}
