namespace Supervisor.Runtimes.Probing.Sockets;

/// <param name="User">Empty: only a password or token was given.</param>
internal readonly record struct Credentials(string User, string Password);
