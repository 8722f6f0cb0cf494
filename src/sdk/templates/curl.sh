@file authorize.sh
curl --get --include --globoff \
  @{*curl} \
  --url @{.endpoint}
