using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;

namespace Supervisor.Guard.Serving;

/// <summary>Answers <c>hello</c>.</summary>
/// <param name="welcome">With the best version; each peer gets the one that both speak.</param>
internal sealed class Greeter(GuardWelcome welcome)
{
    public void Greet(Connection from, GuardRequest request)
    {
        if (request.Hello is not { } hello)
        {
            from.Dismiss(ProtocolErrors.Lacks(request.Kind, "hello"));
            return;
        }

        if (GuardProtocol.Agree(hello.Oldest, hello.Newest) is not { } version)
        {
            from.Dismiss(ProtocolErrors.Version(hello.Oldest, hello.Newest));
            return;
        }

        from.IsGreeted = true;
        from.Answer(new GuardAnswer(request.Id, Welcome: welcome with { Version = version }));
    }
}
