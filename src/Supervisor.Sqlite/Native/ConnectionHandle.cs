using System.Runtime.InteropServices;

namespace Supervisor.Sqlite.Native;

/// <summary>Closing lets statements that are still open finish first, so handles may be released in any order.</summary>
internal sealed class ConnectionHandle : SafeHandle
{
    public ConnectionHandle(nint connection)
        : base(0, ownsHandle: true) => SetHandle(connection);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.Close(handle) == ResultCode.Ok;
}
