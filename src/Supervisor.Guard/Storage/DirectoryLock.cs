using Supervisor.Guard.Native;

namespace Supervisor.Guard.Storage;

/// <summary>
/// One guard per data directory. The kernel holds the lock for as long as the descriptor is open, so it is free the moment
/// its holder dies, however it dies.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const int OwnerOnly = 0x180;

    private readonly int _descriptor;

    private DirectoryLock(int descriptor) => _descriptor = descriptor;

    /// <returns>Null when another holds it.</returns>
    public static DirectoryLock? TryTake(string path)
    {
        var flags = Libc.OpenReadWrite | Libc.OpenCreate | Libc.OpenCloseOnExec;
        var descriptor = Errno.Check(Libc.Open(path, flags, OwnerOnly), $"Opening {path}");
        if (Libc.Lock(descriptor, Libc.LockExclusiveNow) == 0)
        {
            return new DirectoryLock(descriptor);
        }

        var error = Errno.Last;
        Libc.Close(descriptor);
        return error == Errno.TryAgain
            ? null
            : throw new IOException($"{path} cannot be locked: {Errno.Sentence(error)}.");
    }

    public void Dispose() => Libc.Close(_descriptor);
}
