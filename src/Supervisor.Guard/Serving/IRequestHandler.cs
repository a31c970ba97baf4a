using Supervisor.Contracts.Guarding.Messages;

namespace Supervisor.Guard.Serving;

internal interface IRequestHandler
{
    /// <summary>Answers the request exactly once, on the connection that it came from, before it returns.</summary>
    void Handle(Connection from, GuardRequest request);
}
