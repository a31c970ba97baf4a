using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Exchanges;

// Between machines.

/// <summary>A client's request; sent again with the same id until it is answered.</summary>
internal sealed record ExchangeRequest(string Id, int Amount);

/// <param name="TimesPutBack">Which past of its machine the server spoke from; for the world's own book-keeping.</param>
internal sealed record ExchangeReply(string Id, CommandStatus Status, int TimesPutBack);

// Within one.

internal abstract record GatewayMessage;

/// <summary>A request came in from another machine.</summary>
internal sealed record RequestCame(string From, ExchangeRequest Request) : GatewayMessage;

/// <summary>The server has answered.</summary>
internal sealed record ServerAnswered(string To, string Id, CommandStatus Status) : GatewayMessage;

internal abstract record ClientMessage;

internal sealed record AskSomething : ClientMessage;

internal sealed record ReplyCame(ExchangeReply Reply) : ClientMessage;

internal sealed record SendAgain(ExchangeRequest Request) : ClientMessage;
