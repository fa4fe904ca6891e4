-- Numbers in the bytes of a message. A number of Lua 5.2 is exact up to 53 bits; a larger one is text in hexadecimal,
-- in the same form in which the tables below have it.

local byte = string.byte
local floor = math.floor

local POWER = { [0] = 1 }
for n = 1, 52 do
  POWER[n] = POWER[n - 1] * 2
end

-- The lower and the upper 32 bits of a little-endian integer; positions count from 0.
local function halves(bytes, at, size)
  local a, b, c, d, e, f, g, h = byte(bytes, at + 1, at + size)
  return a + (b or 0) * 256 + (c or 0) * 65536 + (d or 0) * 16777216,
    (e or 0) + (f or 0) * 256 + (g or 0) * 65536 + (h or 0) * 16777216
end

local function combined(low, high)
  if high < 2097152 then
    return high * 4294967296 + low
  end
  return string.format("0x%08x%08x", high, low)
end

local function integer(bytes, at, size)
  return combined(halves(bytes, at, size))
end

-- A number to count with; those that are too large for that count nothing that a message has room for.
local function countable(value)
  return type(value) == "number" and value or POWER[52]
end

-- The halves of some bits of an integer, shifted down unless they keep their place.
local function bit_halves(low, high, range)
  local first, last = range.low, range.high
  if last < 31 then
    low, high = low % POWER[last + 1], 0
  elseif last == 31 then
    high = 0
  elseif last < 63 then
    high = high % POWER[last - 31]
  end
  if range.in_place then
    if first < 32 then
      return low - low % POWER[first], high
    end
    return 0, high - high % POWER[first - 32]
  end
  if first >= 32 then
    low, high, first = high, 0, first - 32
  end
  return floor(low / POWER[first]) + (high % POWER[first]) * POWER[32 - first], floor(high / POWER[first])
end

local function bits(bytes, at, size, range)
  local low, high = halves(bytes, at, size)
  return combined(bit_halves(low, high, range))
end

-- Eight bytes in the order of the text, as UUIDs have them.
local function uuid(bytes, at)
  local text = bytes:sub(at + 1, at + 16):gsub(".", function(one)
    return string.format("%02x", byte(one))
  end)
  return text:sub(1, 8) .. "-" .. text:sub(9, 12) .. "-" .. text:sub(13, 16) .. "-" .. text:sub(17, 20) .. "-"
    .. text:sub(21)
end

local function is_zero(bytes, at, size)
  return not bytes:sub(at + 1, at + size):find("[^\0]")
end

-- Text in so many bytes, with what cannot be printed in hexadecimal.
local function printable(bytes)
  return (bytes:gsub("\0+$", ""):gsub("[^ -~]", function(one)
    return string.format("\\x%02x", byte(one))
  end))
end

local SIZES = { { 1099511627776, "TiB" }, { 1073741824, "GiB" }, { 1048576, "MiB" }, { 1024, "KiB" } }

local function size_text(bytes)
  for _, unit in ipairs(SIZES) do
    if bytes >= unit[1] and bytes % unit[1] == 0 then
      return string.format("%.0f %s", bytes / unit[1], unit[2])
    end
  end
  return string.format("%.0f bytes", bytes)
end

local function time_text(bytes, at)
  local low, high = halves(bytes, at, 8)
  local seconds = floor((high * 4294967296.0 + low) / 1e9)
  return os.date("!%Y-%m-%d %H:%M:%S UTC", seconds)
end
